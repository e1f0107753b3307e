package bourg.marketplace;

import bourg.tenants.InCity;
import java.time.Instant;
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
        return looked(seen) && tell(seen, total, now);
    }

    /** This renewal needs no letter. */
    @InCity
    public void passOver(Subscription seen) {
        looked(seen);
    }

    private boolean looked(Subscription seen) {
        SubscriptionRow row = steps.lock(seen.id().value()).orElseThrow();
        boolean same = row.state == seen.state() && row.period == seen.period();
        if (!same || row.announced > row.period) {
            return false;
        }
        row.announced = row.period + 1;
        return true;
    }

    private boolean tell(Subscription seen, Money total, Instant now) {
        Instant until = seen.until();
        if (until == null) {
            return false;
        }
        steps.note("subscription_announced", steps.lock(seen.id().value()).orElseThrow());
        chronicle
                .outbox()
                .publish(
                        new SubscriptionEvent.RenewalAhead(
                                seen.id(), seen.order().id(), now, until, total));
        return true;
    }
}
