package bourg.billing;

import java.util.Map;
import java.util.Set;

/** Where a dispute stands; the database holds to the same steps. */
public enum DisputeState {
    /** The bank only asks; no money has left. */
    INQUIRY,
    NEEDS_RESPONSE,
    UNDER_REVIEW,
    WON,
    LOST,
    /** It came to nothing before money left. */
    CLOSED;

    /** A bank may still find for us after it found against us; never the other way round. */
    private static final Map<DisputeState, Set<DisputeState>> STEPS =
            Map.of(
                    INQUIRY, Set.of(NEEDS_RESPONSE, UNDER_REVIEW, WON, LOST, CLOSED),
                    NEEDS_RESPONSE, Set.of(UNDER_REVIEW, WON, LOST, CLOSED),
                    UNDER_REVIEW, Set.of(WON, LOST, CLOSED),
                    LOST, Set.of(WON));

    /** Tells whether a dispute in this state may go to the next. */
    public boolean mayBecome(DisputeState next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether the bank has yet to decide. */
    public boolean isOpen() {
        return this == INQUIRY || this == NEEDS_RESPONSE || this == UNDER_REVIEW;
    }
}
