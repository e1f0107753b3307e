/** Erases cities that were closed, step by step, and certifies what became of everything. */
@NullMarked
package bourg.tenants.closing;

import org.jspecify.annotations.NullMarked;
