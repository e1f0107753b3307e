package bourg.marketplace;

import org.jspecify.annotations.Nullable;

/** The payment provider's names of a person and of the card that renewals are charged to. */
public record Wallet(@Nullable String customer, @Nullable String paymentMethod) {
    /** Tells whether something can be charged while the person is away. */
    public boolean isUsable() {
        return customer != null && paymentMethod != null;
    }
}
