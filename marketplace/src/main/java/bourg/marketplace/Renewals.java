package bourg.marketplace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What whoever takes the money needs of the bound city's subscriptions: what is due, from whom. */
@Component
public class Renewals {
    private final SubscriptionDesk desk;
    private final SubscriptionFinder finder;
    private final SubscriptionPrices prices;
    private final Prospects prospects;
    private final RenewalNotices notices;

    Renewals(
            SubscriptionDesk desk,
            SubscriptionFinder finder,
            SubscriptionPrices prices,
            Prospects prospects,
            RenewalNotices notices) {
        this.desk = desk;
        this.finder = finder;
        this.prices = prices;
        this.prospects = prospects;
        this.notices = notices;
    }

    /**
     * How long before a renewal people are told of it.
     *
     * @param month told only if it costs something else than the last time
     * @param trial before the first payment; a trial that is not longer is not announced again
     */
    public record Notice(Duration year, Duration month, Duration trial) {}

    /** What is renewed so soon that it is to be announced, if it was not yet. */
    public List<SubscriptionId> ahead(Instant now, Notice notice, int limit) {
        return finder.ahead(now, notice, limit);
    }

    /**
     * Tells the person once what the next renewal will cost and when; tells whether it did now. A
     * month at the price of the last is not announced: twelve letters a year are read by nobody.
     */
    public boolean announce(SubscriptionId id, Instant now) {
        Optional<Subscription> found = finder.find(id).filter(one -> prospects.end(one).isEmpty());
        if (found.isEmpty()) {
            return false;
        }
        Subscription subscription = found.get();
        Money total = prices.renewal(subscription).total();
        if (isWorthALetter(subscription, total)) {
            return notices.announce(subscription, total, now);
        }
        notices.passOver(subscription);
        return false;
    }

    private boolean isWorthALetter(Subscription subscription, Money total) {
        boolean everyMonth =
                subscription.state() == SubscriptionState.ACTIVE
                        && subscription.plan().every() == PricePlan.Subscription.Every.MONTH;
        return !everyMonth
                || finder.period(subscription.id(), subscription.period())
                        .filter(last -> last.quote().total().equals(total))
                        .isEmpty();
    }

    /** What is to be renewed, tried again or ended by now. */
    public List<SubscriptionId> due(Instant now, int limit) {
        return finder.due(now, limit);
    }

    /** Orders of changes that wait to be paid. */
    public List<OrderId> openChanges(int limit) {
        return finder.openChanges(limit);
    }

    /**
     * The order of the next period, placed at most once, if it is to be charged now. What is not
     * wanted any more, or not offered any more, ends instead.
     */
    public Optional<Order> next(SubscriptionId id, Instant now) {
        Optional<Subscription> found = finder.find(id).filter(one -> isDue(one, now));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Subscription subscription = found.get();
        if (subscription.state() == SubscriptionState.ENDING) {
            end(subscription, EndCause.PERIOD_OVER, now);
            return Optional.empty();
        }
        Optional<Order> placed = finder.nextPeriod(subscription);
        Optional<EndCause> why =
                placed.isEmpty() ? prospects.end(subscription) : prospects.endOfPlaced();
        if (why.isPresent()) {
            end(subscription, why.get(), now);
            return Optional.empty();
        }
        return placed.or(() -> desk.renew(subscription, prices.renewal(subscription), now))
                .filter(order -> order.state() == OrderState.AWAITING_PAYMENT);
    }

    private static boolean isDue(Subscription subscription, Instant now) {
        Instant when =
                subscription.state() == SubscriptionState.PAST_DUE
                        ? subscription.nextAttempt()
                        : subscription.until();
        return subscription.isRunning() && when != null && !when.isAfter(now);
    }

    private void end(Subscription subscription, EndCause cause, Instant now) {
        desk.end(subscription.id(), new SubscriptionDesk.End(cause, null), now);
    }

    /** The subscription of an order, and what is known of how it is paid. */
    public Optional<Wallet> wallet(OrderId order) {
        return finder.wallet(order);
    }

    /** Pins what the order is going to be charged to, before the provider is asked. */
    public Wallet pin(OrderId order) {
        return desk.pin(order);
    }

    /** What the order was tried to be charged to. */
    public Optional<Wallet> pinned(OrderId order) {
        return finder.pinned(order);
    }

    public void keepCustomer(SubscriptionId id, String customer) {
        desk.keepCustomer(id, customer);
    }

    /** Renewals go to this card from now on. */
    public void keepCard(OrderId order, Wallet wallet) {
        desk.keepCard(order, wallet);
    }

    /** What has ended needs neither person nor card at the provider. */
    public void forgetWallet(SubscriptionId id) {
        desk.forgetWallet(id);
    }

    /**
     * The payment of an order came to nothing: a change is given up; a renewal is tried again after
     * the waits, and ends the subscription when there are no more. The same payment counts once:
     * tells whether it did now.
     */
    public boolean refused(OrderId order, String payment, Attempted how, List<Duration> waits) {
        return desk.refused(
                order, new SubscriptionDesk.Refusal(payment, how.asksForPerson(), how.at()), waits);
    }

    /**
     * How a payment was refused.
     *
     * @param asksForPerson the bank wants the person to confirm it
     */
    public record Attempted(boolean asksForPerson, Instant at) {}
}
