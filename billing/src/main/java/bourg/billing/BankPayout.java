package bourg.billing;

import bourg.marketplace.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money that the payment provider paid, or tried to pay, out to a party's bank. */
public record BankPayout(
        String providerRef,
        Money amount,
        State state,
        @Nullable String failure,
        Instant createdAt) {
    /** What became of it. */
    public enum State {
        UNDER_WAY,
        PAID,
        /** The bank sent it back; it lies with the provider until the bank account is mended. */
        FAILED,
        CANCELLED
    }
}
