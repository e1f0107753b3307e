/** Brings what the provider reports into the ledger and sends everybody what is theirs. */
@NullMarked
package bourg.billing.settlement;

import org.jspecify.annotations.NullMarked;
