/** Two cities with everything that belongs to them, and everybody who might want it. */
@NullMarked
package bourg.local.isolation.cast;

import org.jspecify.annotations.NullMarked;
