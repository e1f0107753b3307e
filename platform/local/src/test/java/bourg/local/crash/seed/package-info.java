/**
 * Takes the transactions of the control plane away, so that the crash suite can show that it would
 * notice.
 */
@NullMarked
package bourg.local.crash.seed;

import org.jspecify.annotations.NullMarked;
