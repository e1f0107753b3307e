/**
 * Runs the background work of the control plane: scheduled with a transaction, retried, resumed
 * after a kill.
 */
@NullMarked
package bourg.tenants.background;

import org.jspecify.annotations.NullMarked;
