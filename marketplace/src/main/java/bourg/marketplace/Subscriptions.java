package bourg.marketplace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The subscriptions of the bound city, from their beginning to their end. */
@Component
public class Subscriptions {
    private final SubscriptionDesk desk;
    private final ShownSubscriptions shown;
    private final SubscriptionFinder finder;
    private final SubscriptionPrices prices;
    private final Outlook outlook;

    Subscriptions(
            SubscriptionDesk desk,
            ShownSubscriptions shown,
            SubscriptionFinder finder,
            SubscriptionPrices prices,
            Outlook outlook) {
        this.desk = desk;
        this.shown = shown;
        this.finder = finder;
        this.prices = prices;
        this.outlook = outlook;
    }

    /** What a subscription may begin with, and whether it can go on. */
    @Component
    record Outlook(Trials trials, Prospects prospects) {}

    public Optional<Subscription> find(SubscriptionId id) {
        return shown.find(id);
    }

    /**
     * Tells whether the citizen, or whoever has the e-mail address, had the trial of a service: the
     * next subscription to it begins without.
     */
    public boolean hadTrial(AdoptionId service, @Nullable String citizen, String email) {
        return outlook.trials().wasHad(service, citizen, email);
    }

    /** The subscription that an order is a period or a change of. */
    public Optional<Subscription> ofOrder(OrderId order) {
        return finder.ofOrder(order);
    }

    public Slice<Subscription> listOfCity(
            @Nullable AdoptionId service, @Nullable String after, int limit) {
        return shown.list(new SubscriptionFinder.Wanted(null, service), after, limit);
    }

    public Slice<Subscription> listOfCitizen(String citizen, @Nullable String after, int limit) {
        return shown.list(new SubscriptionFinder.Wanted(citizen, null), after, limit);
    }

    /** Its newest orders: the periods, and the changes in the middle of them. */
    public List<Order> ordersOf(SubscriptionId id, int limit) {
        return finder.ordersOf(id, limit);
    }

    /** What the next renewal will cost; empty where there will be none. */
    public Optional<Quote> nextQuote(Subscription subscription) {
        return switch (subscription.state()) {
            case TRIAL, ACTIVE ->
                    outlook.prospects().end(subscription).isEmpty()
                            ? Optional.of(prices.renewal(subscription))
                            : Optional.empty();
            case PAST_DUE -> finder.nextPeriod(subscription).map(Order::quote);
            case OPENING, ENDING, ENDED -> Optional.empty();
        };
    }

    /**
     * The person does not want it any more: it ends with what is paid, and at once where nothing is
     * paid.
     */
    public SubscriptionChange cancel(SubscriptionId id, Instant now) {
        Optional<Subscription> found = finder.find(id);
        if (found.isEmpty()) {
            return new SubscriptionChange.NotFound();
        }
        Subscription subscription = found.get();
        return switch (subscription.state()) {
            case OPENING -> end(id, EndCause.NOT_BEGUN, now);
            case TRIAL, PAST_DUE -> end(id, EndCause.PERSON, now);
            case ACTIVE ->
                    isOver(subscription, now)
                            ? end(id, EndCause.PERSON, now)
                            : desk.plan(id, SubscriptionState.ENDING, now);
            case ENDING, ENDED -> new SubscriptionChange.AlreadySo(subscription);
        };
    }

    private static boolean isOver(Subscription subscription, Instant now) {
        Instant until = subscription.until();
        return until == null || !until.isAfter(now);
    }

    private SubscriptionChange end(SubscriptionId id, EndCause cause, Instant now) {
        return desk.end(id, new SubscriptionDesk.End(cause, null), now);
    }

    /**
     * The person wants it to go on after all, before the period is over; not if the city closes.
     */
    public SubscriptionChange resume(SubscriptionId id, Instant now) {
        Optional<Subscription> found = finder.find(id);
        if (found.isEmpty()) {
            return new SubscriptionChange.NotFound();
        }
        return outlook.prospects().isCityClosing()
                ? new SubscriptionChange.NotAllowed(found.get().state())
                : desk.plan(id, SubscriptionState.ACTIVE, now);
    }

    /** The city ends it at once; what was paid is given back by refunding its orders. */
    public SubscriptionChange endByCity(SubscriptionId id, String reason, Instant now) {
        return desk.end(id, new SubscriptionDesk.End(EndCause.CITY, reason), now);
    }

    /**
     * Another quantity: more costs the rest of the period by days at once, fewer make the next
     * renewal cost less. An amount too small for a card goes to the next renewal too.
     */
    public SubscriptionChange resize(SubscriptionId id, int quantity, Instant now) {
        Optional<Subscription> found = finder.find(id);
        if (found.isEmpty()) {
            return new SubscriptionChange.NotFound();
        }
        Subscription subscription = found.get();
        if (quantity < 1 || quantity > subscription.most()) {
            return new SubscriptionChange.OutOfRange(subscription.most());
        }
        if (quantity == subscription.quantity()) {
            return new SubscriptionChange.AlreadySo(subscription);
        }
        boolean trial = subscription.state() == SubscriptionState.TRIAL;
        boolean paid = subscription.state() == SubscriptionState.ACTIVE;
        if (isOver(subscription, now) || !(trial || paid)) {
            return new SubscriptionChange.NotAllowed(subscription.state());
        }
        Money rest =
                trial
                        ? subscription.price().minus(subscription.price())
                        : restOf(subscription, quantity, now);
        return rest.amountMinor() >= Proration.LEAST_MINOR
                ? desk.enlarge(subscription, quantity, prices.enlargement(subscription, rest))
                : desk.resize(subscription, quantity, rest.negated());
    }

    /** What the rest of the period costs more, before taxes; below zero, less. */
    public Money restOf(Subscription subscription, int quantity, Instant now) {
        return prices.restOf(subscription, quantity, now);
    }
}
