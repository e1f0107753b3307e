/** Stands in for Stripe on one machine: speaks its wire protocol, moves no money. */
@NullMarked
package bourg.sandbox;

import org.jspecify.annotations.NullMarked;
