/** Runs the examples of the documentation and compares what they print. */
@NullMarked
package bourg.local.examples;

import org.jspecify.annotations.NullMarked;
