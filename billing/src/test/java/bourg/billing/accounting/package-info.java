/** Tests of a city's own accounting. */
@NullMarked
package bourg.billing.accounting;

import org.jspecify.annotations.NullMarked;
