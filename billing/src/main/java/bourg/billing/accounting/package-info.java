/** A city's own accounting: its general-ledger codes, journals, and what it earns by what. */
@NullMarked
package bourg.billing.accounting;

import org.jspecify.annotations.NullMarked;
