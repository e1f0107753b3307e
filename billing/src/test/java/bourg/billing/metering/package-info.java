/** Trials of metering: every event once, every line right, every receipt provable. */
@NullMarked
package bourg.billing.metering;

import org.jspecify.annotations.NullMarked;
