/** Speaks to Stripe, or to what stands in for it; nothing else imports its library. */
@NullMarked
package bourg.billing.stripe;

import org.jspecify.annotations.NullMarked;
