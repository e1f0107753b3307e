/** Delivers the events of a city, at least once, after the change they tell of. */
@NullMarked
package bourg.tenants.outbox;

import org.jspecify.annotations.NullMarked;
