/** Divides prices, fees and refunds between parties, to the last cent. */
@NullMarked
package bourg.billing.sharing;

import org.jspecify.annotations.NullMarked;
