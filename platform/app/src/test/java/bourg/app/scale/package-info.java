/** Measures what becomes of the platform as cities are added. */
@NullMarked
package bourg.app.scale;

import org.jspecify.annotations.NullMarked;
