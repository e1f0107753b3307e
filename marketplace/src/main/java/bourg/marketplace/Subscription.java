package bourg.marketplace;

import bourg.tenants.CityId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person pays for again every month or year: as it stands, at the price and quantity pinned
 * when it began.
 *
 * @param most the highest quantity that was offered when it began
 * @param period the number of the period that is paid; 0 is the trial
 * @param until the end of what is paid, or of the trial; absent until it has begun
 * @param credit what the next renewal costs less, before taxes
 * @param announced the latest period whose renewal was looked at ahead of time, and announced if
 *     the person is told of it
 * @param failures how often in a row the bank refused the renewal
 */
public record Subscription(
        SubscriptionId id,
        CityId city,
        Order order,
        SubscriptionState state,
        PricePlan.Subscription plan,
        int quantity,
        int most,
        @Nullable Instant anchor,
        int period,
        @Nullable Instant until,
        Money credit,
        int failures,
        int announced,
        @Nullable Instant nextAttempt,
        @Nullable String reason,
        Instant createdAt) {

    /** The service as it was when the subscription began. */
    public Order.Service service() {
        return order.service();
    }

    /** Whose it is; absent for guests. */
    public @Nullable String citizen() {
        return order.citizen();
    }

    /** What a whole period costs, before taxes. */
    public Money price() {
        return plan.unit().times(quantity);
    }

    /** Tells whether somebody has it now: it has begun and has not ended. */
    public boolean isRunning() {
        return state != SubscriptionState.OPENING && state != SubscriptionState.ENDED;
    }
}
