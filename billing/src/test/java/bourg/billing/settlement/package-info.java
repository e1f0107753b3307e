/** Whole sales against the stand-in for Stripe, over the wire, with failures in between. */
@NullMarked
package bourg.billing.settlement;

import org.jspecify.annotations.NullMarked;
