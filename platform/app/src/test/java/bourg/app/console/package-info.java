/** Tests of the console of a city's staff. */
@NullMarked
package bourg.app.console;

import org.jspecify.annotations.NullMarked;
