/** A city's portal for its citizens, from search to receipt. */
@NullMarked
package bourg.app.portal;

import org.jspecify.annotations.NullMarked;
