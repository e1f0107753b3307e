/** Tests of what partners publish, cities adopt and citizens order. */
@NullMarked
package bourg.marketplace;

import org.jspecify.annotations.NullMarked;
