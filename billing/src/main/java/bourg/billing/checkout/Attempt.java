package bourg.billing.checkout;

import bourg.billing.Payment;
import bourg.billing.PaymentState;
import bourg.marketplace.BasketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay an order, with what only we and the provider need to know of it. Attempts
 * under one idempotency key share their page and their charge.
 *
 * @param basket the orders that are paid at once; none for an order that is paid alone
 * @param surplus its money came for an order that another attempt pays, or by mistake
 * @param covered what the parties are due of it is here; of money in a city's till it may not be
 * @param away asked for while the person is away, without a page
 * @param refusal why the bank refused it, in the provider's word
 */
public record Attempt(
        Payment payment,
        int number,
        @Nullable BasketId basket,
        String idempotencyKey,
        Instant expiresAt,
        @Nullable String page,
        @Nullable String url,
        @Nullable String charge,
        @Nullable Instant settledAt,
        boolean surplus,
        boolean covered,
        boolean away,
        @Nullable String refusal) {
    /** What the provider groups the charge and its transfers by: the basket, or the order. */
    public String group() {
        return basket == null ? payment.order().toString() : basket.toString();
    }

    public PaymentState state() {
        return payment.state();
    }
}
