/**
 * The console in which a city's staff find services, put them on the portal, and follow orders and
 * money.
 */
@NullMarked
package bourg.app.console;

import org.jspecify.annotations.NullMarked;
