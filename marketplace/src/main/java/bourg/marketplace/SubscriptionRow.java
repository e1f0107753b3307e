package bourg.marketplace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription in its city's schema; whoever changes it holds the row. */
@Entity
@Table(name = "subscription")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SubscriptionRow {
    @Id UUID id;

    @Column(updatable = false)
    UUID firstOrder;

    @Column(updatable = false)
    UUID adoption;

    @Column(updatable = false)
    @Nullable String citizen;

    @Enumerated(EnumType.STRING)
    SubscriptionState state;

    @Column(updatable = false)
    long unitMinor;

    @Column(updatable = false)
    String currency;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    PricePlan.Subscription.Every every;

    @Column(updatable = false)
    int trialDays;

    int quantity;

    @Column(updatable = false)
    int most;

    @Nullable Instant anchor;
    int period;
    @Nullable Instant until;
    long creditMinor;
    @Nullable String customer;
    @Nullable String paymentMethod;
    int failures;
    int announced;
    @Nullable String countedPayment;
    @Nullable String trialKey;
    @Nullable Instant nextAttempt;

    @Enumerated(EnumType.STRING)
    @Nullable EndCause cause;

    @Nullable String reason;

    @Column(updatable = false)
    Instant createdAt;

    @Nullable Instant endedAt;

    PricePlan.Subscription plan() {
        return new PricePlan.Subscription(
                new Money(unitMinor, Currency.getInstance(currency)), every, trialDays);
    }

    /** Takes a legal step. */
    void become(SubscriptionState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("No step from " + state + " to " + next);
        }
        state = next;
        if (next != SubscriptionState.PAST_DUE) {
            failures = 0;
            nextAttempt = null;
        }
    }

    /** Begins with its first payment, or with its trial. */
    void begin(Instant at, ZoneId zone) {
        boolean trial = trialDays > 0;
        anchor = trial ? at.atZone(zone).plusDays(trialDays).toInstant() : at;
        become(trial ? SubscriptionState.TRIAL : SubscriptionState.ACTIVE);
        paidUpTo(trial ? 0 : 1, zone);
    }

    void paidUpTo(int number, ZoneId zone) {
        Instant from = anchor;
        if (from == null) {
            throw new IllegalStateException(id + " has not begun");
        }
        period = number;
        until = new Periods(from, zone, every).end(number);
    }
}
