/** Keeps the parties' accounts with the payment provider and how far they are. */
@NullMarked
package bourg.billing.accounts;

import org.jspecify.annotations.NullMarked;
