package bourg.billing.settlement;

import bourg.billing.PaymentState;
import bourg.billing.ProviderAway;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.marketplace.Renewals;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Charges the orders of subscriptions to the card that was left: each at most once, whoever asks
 * and however often. The attempt is committed, under its key, before the provider is asked.
 */
@Component
public class Renewing {
    private static final Logger LOG = LoggerFactory.getLogger(Renewing.class);
    private static final String ASKS_FOR_PERSON = "authentication_required";

    private final Renewals renewals;
    private final Payments payments;
    private final Captures captures;
    private final AwayCharges away;
    private final Told told;

    Renewing(Renewals renewals, Payments payments, Captures captures, AwayCharges away, Told told) {
        this.renewals = renewals;
        this.payments = payments;
        this.captures = captures;
        this.away = away;
        this.told = told;
    }

    /** What a payment that ends is told to, and how patient we are with one that does not. */
    @Component
    record Told(Books books, Orders orders, Settlement settlement, RenewalSettings settings) {}

    /** Where the payment of an order stands after it was asked for. */
    public enum Result {
        PAID,
        REFUSED,
        /** The provider has not answered, or somebody is about to pay otherwise. */
        OPEN
    }

    /** Charges an order of the bound city that waits to be paid; now is when a refusal counts. */
    public Result charge(Order order, Instant now) {
        Optional<Attempt> alive = payments.alive(order.id());
        if (alive.isPresent()) {
            return goOn(order.id(), alive.get(), now);
        }
        Optional<Attempt> last = payments.latest(order.id()).filter(Renewing::wasRefused);
        if (last.isPresent() && refused(order.id(), last.get(), now)) {
            return Result.REFUSED;
        }
        if (!renewals.pin(order.id()).isUsable()) {
            count(order.id(), "no-card:" + now, new Renewals.Attempted(false, now));
            return Result.REFUSED;
        }
        Attempt attempt = told.books().inTransaction(() -> payments.createAway(order));
        return attempt.away() && attempt.state() == PaymentState.CREATED
                ? begin(order.id(), attempt, now)
                : Result.OPEN;
    }

    private Result begin(OrderId order, Attempt attempt, Instant now) {
        try {
            captures.heard(attempt, away.begin(attempt));
        } catch (ProviderAway silent) {
            LOG.warn("Payment {} without answer: {}", attempt.payment().id(), silent.getMessage());
            return Result.OPEN;
        }
        return result(order, attempt, now);
    }

    private Result goOn(OrderId order, Attempt attempt, Instant now) {
        if (attempt.state() == PaymentState.CAPTURED) {
            remind(order, attempt);
            return Result.PAID;
        }
        if (!attempt.away()) {
            return Result.OPEN;
        }
        try {
            captures.refresh(attempt);
        } catch (ProviderAway silent) {
            LOG.warn("Payment {} without answer: {}", attempt.payment().id(), silent.getMessage());
            return Result.OPEN;
        }
        return result(order, attempt, now);
    }

    /** A city that went back in time places an order again that it was told of before. */
    private void remind(OrderId order, Attempt attempt) {
        boolean waits =
                told.orders()
                        .find(order)
                        .filter(found -> found.state() == OrderState.AWAITING_PAYMENT)
                        .isPresent();
        if (attempt.settledAt() != null && waits) {
            told.settlement().settleAgain(attempt.payment().id());
        }
    }

    private Result result(OrderId order, Attempt asked, Instant now) {
        Attempt attempt = payments.find(asked.payment().id()).orElseThrow();
        return switch (attempt.state()) {
            case CAPTURED -> Result.PAID;
            case FAILED -> {
                refused(order, attempt, now);
                yield Result.REFUSED;
            }
            case CREATED, OPEN, PROCESSING, EXPIRED -> Result.OPEN;
        };
    }

    private static boolean wasRefused(Attempt attempt) {
        return attempt.away() && attempt.state() == PaymentState.FAILED;
    }

    /** Tells whether it was not counted before. */
    private boolean refused(OrderId order, Attempt attempt, Instant now) {
        boolean asks = Objects.equals(attempt.refusal(), ASKS_FOR_PERSON);
        return count(order, attempt.payment().id().toString(), new Renewals.Attempted(asks, now));
    }

    private boolean count(OrderId order, String payment, Renewals.Attempted how) {
        return renewals.refused(order, payment, how, told.settings().waits());
    }
}
