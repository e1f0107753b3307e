/** Tells partners' servers by signed webhooks what happened to orders of their services. */
@NullMarked
package bourg.marketplace.notifying;

import org.jspecify.annotations.NullMarked;
