/** Measures use, rates it by month in the database, and proves it event by event. */
@NullMarked
package bourg.billing.metering;

import org.jspecify.annotations.NullMarked;
