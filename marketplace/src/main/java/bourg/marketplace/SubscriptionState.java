package bourg.marketplace;

import java.util.Map;
import java.util.Set;

/** Where a subscription stands; the legal steps are in one table. */
public enum SubscriptionState {
    /** Ordered, not yet paid or secured by a card. */
    OPENING,
    /** Free for the days of the trial; a card is known. */
    TRIAL,
    /** Paid until the end of the period. */
    ACTIVE,
    /** The bank refused the renewal; it is tried again. */
    PAST_DUE,
    /** Paid until the end of the period, and not renewed after it. */
    ENDING,
    ENDED;

    private static final Map<SubscriptionState, Set<SubscriptionState>> STEPS =
            Map.of(
                    OPENING, Set.of(TRIAL, ACTIVE, ENDED),
                    TRIAL, Set.of(ACTIVE, PAST_DUE, ENDED),
                    ACTIVE, Set.of(PAST_DUE, ENDING, ENDED),
                    PAST_DUE, Set.of(ACTIVE, ENDED),
                    ENDING, Set.of(ACTIVE, ENDED),
                    ENDED, Set.of());

    /** Tells whether a subscription in this state may go to the next. */
    public boolean mayBecome(SubscriptionState next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }
}
