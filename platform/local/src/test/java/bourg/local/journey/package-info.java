/** The journey by API: a city opens, adopts and sells, and the money is split and provable. */
@NullMarked
package bourg.local.journey;

import org.jspecify.annotations.NullMarked;
