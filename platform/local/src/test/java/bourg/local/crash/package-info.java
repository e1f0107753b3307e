/** Kills the application and its database under load and counts the money afterwards. */
@NullMarked
package bourg.local.crash;

import org.jspecify.annotations.NullMarked;
