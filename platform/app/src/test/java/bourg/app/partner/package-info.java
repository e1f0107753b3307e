/** Tests of the partner pages. */
@NullMarked
package bourg.app.partner;

import org.jspecify.annotations.NullMarked;
