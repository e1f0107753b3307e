/** Knows the sales taxes of each region, with the day each rate took effect. */
@NullMarked
package bourg.billing.tax;

import org.jspecify.annotations.NullMarked;
