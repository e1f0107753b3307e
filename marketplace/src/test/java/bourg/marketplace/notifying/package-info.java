/** Tests of the webhooks to partners. */
@NullMarked
package bourg.marketplace.notifying;

import org.jspecify.annotations.NullMarked;
