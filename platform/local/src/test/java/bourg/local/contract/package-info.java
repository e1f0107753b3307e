/** Every operation of the contract, asked by the wrong people and with the wrong things. */
@NullMarked
package bourg.local.contract;

import org.jspecify.annotations.NullMarked;
