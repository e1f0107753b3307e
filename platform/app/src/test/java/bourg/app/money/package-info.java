/** Tests of the money pages. */
@NullMarked
package bourg.app.money;

import org.jspecify.annotations.NullMarked;
