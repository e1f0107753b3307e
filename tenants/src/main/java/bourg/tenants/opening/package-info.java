/** Opens cities step by step, so that a kill at any moment is taken up again. */
@NullMarked
package bourg.tenants.opening;

import org.jspecify.annotations.NullMarked;
