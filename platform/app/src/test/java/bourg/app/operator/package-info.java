/** Tests of the operator pages. */
@NullMarked
package bourg.app.operator;

import org.jspecify.annotations.NullMarked;
