/** Attacks on the ledger's rules, through SQL as the application. */
@NullMarked
package bourg.billing.ledger;

import org.jspecify.annotations.NullMarked;
