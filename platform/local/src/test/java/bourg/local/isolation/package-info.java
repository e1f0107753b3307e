/** The attack on the walls between cities, and the proof that it would notice a hole. */
@NullMarked
package bourg.local.isolation;

import org.jspecify.annotations.NullMarked;
