/** Keeps the attempts to pay an order and opens their hosted pages. */
@NullMarked
package bourg.billing.checkout;

import org.jspecify.annotations.NullMarked;
