/** What partners publish, what cities adopt and what citizens ask for. */
@NullMarked
package bourg.marketplace;

import org.jspecify.annotations.NullMarked;
