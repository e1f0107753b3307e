package bourg.marketplace;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where an order stands; the legal steps are in one table. */
public enum OrderState {
    /** The city looks at it before anything is paid. */
    AWAITING_APPROVAL,
    AWAITING_PAYMENT,
    PAID,
    ACCEPTED,
    DONE,
    REFUSED,
    EXPIRED,
    CANCELLED;

    private static final Map<OrderState, Set<OrderState>> STEPS =
            Map.of(
                    AWAITING_APPROVAL, Set.of(AWAITING_PAYMENT, PAID, REFUSED, CANCELLED),
                    AWAITING_PAYMENT, Set.of(PAID, EXPIRED, CANCELLED),
                    PAID, Set.of(ACCEPTED, REFUSED, AWAITING_PAYMENT),
                    ACCEPTED, Set.of(DONE, REFUSED),
                    DONE, Set.of(),
                    REFUSED, Set.of(),
                    EXPIRED, Set.of(PAID),
                    CANCELLED, Set.of());

    /** The state with this name, in capitals or not, as it stands in an address. */
    public static Optional<OrderState> named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * Tells whether an order in this state may go to the next; EXPIRED to PAID is a payment that
     * crossed the expiry, PAID to AWAITING_PAYMENT one that was recorded by mistake, and
     * AWAITING_APPROVAL to PAID is for what costs nothing.
     */
    public boolean mayBecome(OrderState next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Tells whether nothing more happens to an order in this state. */
    public boolean isFinal() {
        return STEPS.getOrDefault(this, Set.of()).isEmpty();
    }
}
