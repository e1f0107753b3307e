/** Writes and reads the append-only ledger; nothing else writes it. */
@NullMarked
package bourg.billing.ledger;

import org.jspecify.annotations.NullMarked;
