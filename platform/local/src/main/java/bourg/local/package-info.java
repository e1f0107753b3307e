/** Starts the whole platform on one machine. */
@NullMarked
package bourg.local;

import org.jspecify.annotations.NullMarked;
