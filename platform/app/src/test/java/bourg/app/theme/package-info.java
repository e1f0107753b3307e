/** Tests of the derived colours. */
@NullMarked
package bourg.app.theme;

import org.jspecify.annotations.NullMarked;
