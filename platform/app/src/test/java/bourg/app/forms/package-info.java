/** Tests of the drawn fields. */
@NullMarked
package bourg.app.forms;

import org.jspecify.annotations.NullMarked;
