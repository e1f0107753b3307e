package bourg.billing;

import java.util.Map;
import java.util.Set;

/**
 * Where a payment stands; the legal steps are in one table. Money that arrived is a fact: it is
 * captured even where we had given the payment up.
 */
public enum PaymentState {
    /** Written down, the provider not yet heard. */
    CREATED,
    /** The hosted page awaits the person. */
    OPEN,
    /** The person has paid by a method that takes days to confirm. */
    PROCESSING,
    CAPTURED,
    FAILED,
    EXPIRED;

    private static final Map<PaymentState, Set<PaymentState>> STEPS =
            Map.of(
                    CREATED, Set.of(OPEN, CAPTURED, FAILED, EXPIRED),
                    OPEN, Set.of(PROCESSING, CAPTURED, FAILED, EXPIRED),
                    PROCESSING, Set.of(CAPTURED, FAILED),
                    CAPTURED, Set.of(),
                    FAILED, Set.of(CAPTURED),
                    EXPIRED, Set.of(CAPTURED));

    /** Tells whether a payment in this state may go to the next. */
    public boolean mayBecome(PaymentState next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }
}
