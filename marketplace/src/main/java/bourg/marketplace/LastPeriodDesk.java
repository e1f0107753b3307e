package bourg.marketplace;

import bourg.tenants.InCity;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Writes that a period is the last because the city closes, with the letter that says so. */
@Component
class LastPeriodDesk {
    private final SubscriptionSteps steps;
    private final Chronicle chronicle;

    LastPeriodDesk(SubscriptionSteps steps, Chronicle chronicle) {
        this.steps = steps;
        this.chronicle = chronicle;
    }

    /** Not renewed any more; tells whether there is a paid period that goes on until it is over. */
    @InCity
    public boolean plan(SubscriptionId id, Instant closes, Instant now) {
        SubscriptionRow row = steps.lock(id.value()).orElseThrow();
        Instant until = row.until;
        if (row.state == SubscriptionState.ENDING || row.state == SubscriptionState.ENDED) {
            return true;
        }
        if (row.state != SubscriptionState.ACTIVE || until == null || !until.isAfter(now)) {
            return false;
        }
        row.become(SubscriptionState.ENDING);
        steps.note("subscription_ends_with_city", row);
        chronicle
                .outbox()
                .publish(
                        new SubscriptionEvent.EndsWithCity(
                                id, new OrderId(row.firstOrder), now, until, closes));
        return true;
    }
}
