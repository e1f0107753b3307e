/** Charges cities for what was used of their services, and remembers what they paid. */
@NullMarked
package bourg.billing.charging;

import org.jspecify.annotations.NullMarked;
