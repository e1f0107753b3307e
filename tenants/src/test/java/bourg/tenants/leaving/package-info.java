/** A city leaves: what is in its archive, who may take it, and what is left afterwards. */
@NullMarked
package bourg.tenants.leaving;

import org.jspecify.annotations.NullMarked;
