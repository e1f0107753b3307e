/** Answers the REST API of billing and hears the payment provider's webhooks. */
@NullMarked
package bourg.billing.web;

import org.jspecify.annotations.NullMarked;
