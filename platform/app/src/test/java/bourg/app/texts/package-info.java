/** How numbers and days are written. */
@NullMarked
package bourg.app.texts;

import org.jspecify.annotations.NullMarked;
