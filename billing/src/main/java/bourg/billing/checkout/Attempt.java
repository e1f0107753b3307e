package bourg.billing.checkout;

import bourg.billing.Payment;
import bourg.billing.PaymentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to pay an order, with what only we and the provider need to know of it.
 *
 * @param surplus its money came for an order that another attempt pays
 */
public record Attempt(
        Payment payment,
        int number,
        String idempotencyKey,
        Instant expiresAt,
        @Nullable String page,
        @Nullable String url,
        @Nullable String charge,
        @Nullable Instant settledAt,
        boolean surplus) {
    public PaymentState state() {
        return payment.state();
    }
}
