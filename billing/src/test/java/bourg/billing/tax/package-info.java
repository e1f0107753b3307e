/** Taxes against published examples. */
@NullMarked
package bourg.billing.tax;

import org.jspecify.annotations.NullMarked;
