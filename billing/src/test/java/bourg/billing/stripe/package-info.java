/** What is never sent where. */
@NullMarked
package bourg.billing.stripe;

import org.jspecify.annotations.NullMarked;
