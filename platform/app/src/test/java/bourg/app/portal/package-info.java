/** Tests of what is shown: portal. */
@NullMarked
package bourg.app.portal;

import org.jspecify.annotations.NullMarked;
