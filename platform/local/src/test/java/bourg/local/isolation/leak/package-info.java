/** Holes that are made on purpose, to see that the attack finds them; they live in tests alone. */
@NullMarked
package bourg.local.isolation.leak;

import org.jspecify.annotations.NullMarked;
