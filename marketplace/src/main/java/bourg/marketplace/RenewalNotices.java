package bourg.marketplace;

import bourg.tenants.InCity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Announces renewals, each once: that it was is written down in the transaction that has the letter
 * sent.
 */
@Component
class RenewalNotices {
    private final SubscriptionSteps steps;
    private final Chronicle chronicle;

    RenewalNotices(SubscriptionSteps steps, Chronicle chronicle) {
        this.steps = steps;
        this.chronicle = chronicle;
    }

    /** The person is told, unless the subscription has moved on or somebody told before. */
    @InCity
    public boolean announce(Subscription seen, Money total, Instant now) {
        Optional<SubscriptionRow> row = looked(seen);
        row.ifPresent(one -> tell(one, total, now));
        return row.isPresent();
    }

    /** This renewal needs no letter. */
    @InCity
    public void passOver(Subscription seen) {
        looked(seen);
    }

    private Optional<SubscriptionRow> looked(Subscription seen) {
        Optional<SubscriptionRow> row =
                steps.lock(seen.id().value())
                        .filter(one -> one.state == seen.state() && one.period == seen.period())
                        .filter(one -> one.announced <= one.period);
        row.ifPresent(one -> one.announced = one.period + 1);
        return row;
    }

    private void tell(SubscriptionRow row, Money total, Instant now) {
        steps.note("subscription_announced", row);
        chronicle
                .outbox()
                .publish(
                        new SubscriptionEvent.RenewalAhead(
                                new SubscriptionId(row.id),
                                new OrderId(row.firstOrder),
                                now,
                                Objects.requireNonNull(row.until),
                                total));
    }
}
