/** Tests that the contracts stay compatible and that the client holds all of them. */
@NullMarked
package bourg.contract;

import org.jspecify.annotations.NullMarked;
