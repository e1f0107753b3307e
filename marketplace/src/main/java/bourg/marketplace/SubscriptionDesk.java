package bourg.marketplace;

import bourg.tenants.InCity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes subscriptions, each change in one transaction with its orders and its event. Whoever needs
 * an order and its subscription holds the order first, so that nobody waits for each other.
 */
@Component
class SubscriptionDesk {
    private final EntityManager entities;
    private final SubscriptionSteps steps;
    private final SubscriptionFinder finder;
    private final OrderDesk orders;
    private final Chronicle chronicle;

    SubscriptionDesk(
            EntityManager entities,
            SubscriptionSteps steps,
            SubscriptionFinder finder,
            OrderDesk orders,
            Chronicle chronicle) {
        this.entities = entities;
        this.steps = steps;
        this.finder = finder;
        this.orders = orders;
        this.chronicle = chronicle;
    }

    /** Why it ends, and what the city says of it. */
    record End(EndCause cause, @Nullable String reason) {}

    /** Places the order of the next period, unless the subscription has moved on meanwhile. */
    @InCity
    public Optional<Order> renew(Subscription seen, Quote quote, Instant now) {
        SubscriptionRow row = steps.lock(seen.id().value()).orElseThrow();
        boolean same =
                row.state == seen.state()
                        && row.period == seen.period()
                        && row.quantity == seen.quantity()
                        && row.creditMinor == seen.credit().amountMinor();
        if (!same) {
            return Optional.empty();
        }
        Optional<Order> placed = finder.nextPeriod(seen);
        if (placed.isPresent()) {
            return placed;
        }
        int number = row.period + 1;
        OrderRow order = copy(row, "renewal:" + seen.id() + ":" + number, now);
        order.id = PeriodOrder.id(seen, number);
        SubscriptionOrderRow entry =
                SubscriptionOrderRow.of(
                        order.id, row, SubscriptionOrderRow.Kind.PERIOD, number, row.quantity);
        entry.creditMinor = seen.price().minus(quote.net()).amountMinor();
        return Optional.of(orders.placeAgain(order, quote, entry));
    }

    private OrderRow copy(SubscriptionRow row, String key, Instant now) {
        OrderRow first = entities.find(OrderRow.class, row.firstOrder);
        OrderRow order = new OrderRow();
        order.id = OrderId.next().value();
        order.requestKey = key;
        order.requestHash = "";
        order.partner = first.partner;
        order.state = OrderState.AWAITING_PAYMENT;
        order.service = first.service;
        order.answers = first.answers;
        order.contactEmail = first.contactEmail;
        order.contactName = first.contactName;
        order.language = first.language;
        order.citizen = first.citizen;
        order.placedAt = now;
        return order;
    }

    /** Places the order of more in the middle of a period; one such order at a time. */
    @InCity
    public SubscriptionChange enlarge(Subscription seen, int quantity, Quote quote) {
        SubscriptionRow row = steps.lock(seen.id().value()).orElseThrow();
        if (row.state != seen.state() || row.quantity != seen.quantity() || isChanging(row)) {
            return new SubscriptionChange.NotAllowed(row.state);
        }
        int number = lastChange(row) + 1;
        OrderRow order = copy(row, "change:" + seen.id() + ":" + number, Times.now());
        SubscriptionOrderRow entry =
                SubscriptionOrderRow.of(
                        order.id, row, SubscriptionOrderRow.Kind.CHANGE, number, quantity);
        return new SubscriptionChange.ToPay(orders.placeAgain(order, quote, entry));
    }

    /** Another quantity at once; the credit is what the next renewal costs less. */
    @InCity
    public SubscriptionChange resize(Subscription seen, int quantity, Money credit) {
        SubscriptionRow row = steps.lock(seen.id().value()).orElseThrow();
        if (row.state != seen.state() || row.quantity != seen.quantity() || isChanging(row)) {
            return new SubscriptionChange.NotAllowed(row.state);
        }
        row.quantity = quantity;
        row.creditMinor = Math.addExact(row.creditMinor, credit.amountMinor());
        steps.note("subscription_resized", row);
        return changed(row);
    }

    private boolean isChanging(SubscriptionRow row) {
        return entities.createQuery(
                                "select count(*) from SubscriptionOrderRow e, OrderRow o where o.id ="
                                        + " e.orderId and e.kind = CHANGE and e.subscription = :id and"
                                        + " o.state = AWAITING_PAYMENT",
                                Long.class)
                        .setParameter("id", row.id)
                        .getSingleResult()
                > 0;
    }

    private int lastChange(SubscriptionRow row) {
        return entities.createQuery(
                        "select coalesce(max(e.number), 0) from SubscriptionOrderRow e where e.kind ="
                                + " CHANGE and e.subscription = :id",
                        Integer.class)
                .setParameter("id", row.id)
                .getSingleResult();
    }

    /**
     * The payment of an order came to nothing: a change is given up; a renewal is tried again after
     * the waits, and ends the subscription when there are no more. The same payment counts once.
     */
    @InCity
    public boolean refused(OrderId id, Refusal refusal, List<Duration> waits) {
        OrderRow order = entities.find(OrderRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        SubscriptionOrderRow entry = steps.entry(id.value()).orElseThrow();
        if (order.state != OrderState.AWAITING_PAYMENT) {
            return false;
        }
        if (entry.kind == SubscriptionOrderRow.Kind.CHANGE) {
            giveUp(id, refusal.at());
            return true;
        }
        SubscriptionRow row = steps.lock(entry.subscription).orElseThrow();
        if (refusal.payment().equals(row.countedPayment) || !isOpen(row)) {
            return false;
        }
        row.countedPayment = refusal.payment();
        if (row.failures >= waits.size()) {
            steps.end(row, entry.orderId, EndCause.UNPAID, refusal.at());
            giveUp(id, refusal.at());
        } else {
            tryLater(row, id, refusal, waits.get(row.failures));
        }
        return true;
    }

    private void tryLater(SubscriptionRow row, OrderId id, Refusal refusal, Duration wait) {
        if (row.state != SubscriptionState.PAST_DUE) {
            row.become(SubscriptionState.PAST_DUE);
        }
        Instant next = refusal.at().plus(wait);
        row.failures++;
        row.nextAttempt = next;
        steps.note("subscription_past_due", row);
        chronicle
                .outbox()
                .publish(
                        new SubscriptionEvent.RenewalRefused(
                                new SubscriptionId(row.id),
                                id,
                                refusal.at(),
                                next,
                                refusal.asksForPerson()));
    }

    private static boolean isOpen(SubscriptionRow row) {
        return switch (row.state) {
            case TRIAL, ACTIVE, PAST_DUE -> true;
            case OPENING, ENDING, ENDED -> false;
        };
    }

    private void giveUp(OrderId id, Instant at) {
        orders.take(id, new OrderDesk.Step(OrderState.CANCELLED, at, null, null));
    }

    /** Ends at once; an order that waits to be paid is given up. */
    @InCity
    public SubscriptionChange end(SubscriptionId id, End end, Instant at) {
        List<UUID> open = unpaid(id);
        open.forEach(order -> entities.find(OrderRow.class, order, LockModeType.PESSIMISTIC_WRITE));
        Optional<SubscriptionRow> found = steps.lock(id.value());
        if (found.isEmpty()) {
            return new SubscriptionChange.NotFound();
        }
        SubscriptionRow row = found.get();
        if (row.state == SubscriptionState.ENDED) {
            return new SubscriptionChange.AlreadySo(finder.read(row));
        }
        row.reason = end.reason();
        steps.end(row, row.firstOrder, end.cause(), at);
        open.forEach(order -> giveUp(new OrderId(order), at));
        return changed(row);
    }

    private List<UUID> unpaid(SubscriptionId id) {
        return entities.createQuery(
                        "select o.id from SubscriptionOrderRow e, OrderRow o where o.id = e.orderId"
                                + " and e.subscription = :id and o.state = AWAITING_PAYMENT order by"
                                + " o.id",
                        UUID.class)
                .setParameter("id", id.value())
                .getResultList();
    }

    /** Does not renew it any more, or does so after all. */
    @InCity
    public SubscriptionChange plan(SubscriptionId id, SubscriptionState next, Instant now) {
        SubscriptionRow row = steps.lock(id.value()).orElseThrow();
        if (row.state == next) {
            return new SubscriptionChange.AlreadySo(finder.read(row));
        }
        Instant until = row.until;
        boolean ending = next == SubscriptionState.ENDING;
        SubscriptionState from = ending ? SubscriptionState.ACTIVE : SubscriptionState.ENDING;
        if (until == null || !until.isAfter(now) || row.state != from) {
            return new SubscriptionChange.NotAllowed(row.state);
        }
        row.become(next);
        steps.note(ending ? "subscription_cancelled" : "subscription_resumed", row);
        SubscriptionId named = new SubscriptionId(row.id);
        OrderId order = new OrderId(row.firstOrder);
        chronicle
                .outbox()
                .publish(
                        ending
                                ? new SubscriptionEvent.EndPlanned(named, order, now, until)
                                : new SubscriptionEvent.EndCalledOff(named, order, now, until));
        return changed(row);
    }

    private SubscriptionChange changed(SubscriptionRow row) {
        return new SubscriptionChange.Changed(finder.read(row));
    }

    /** Remembers the provider's name of the person. */
    @InCity
    public void keepCustomer(SubscriptionId id, String customer) {
        SubscriptionRow row = steps.lock(id.value()).orElseThrow();
        if (row.customer == null) {
            row.customer = customer;
        }
    }

    /** Charges go to this card from now on. */
    @InCity
    public void keepCard(OrderId order, Wallet wallet) {
        steps.entry(order.value())
                .flatMap(entry -> steps.lock(entry.subscription))
                .filter(row -> row.state != SubscriptionState.ENDED)
                .ifPresent(row -> {
                    row.customer = wallet.customer();
                    row.paymentMethod = wallet.paymentMethod();
                });
    }

    /** What has ended needs neither person nor card at the provider. */
    @InCity
    public void forgetWallet(SubscriptionId id) {
        steps.lock(id.value())
                .filter(row -> row.state == SubscriptionState.ENDED)
                .ifPresent(row -> {
                    row.customer = null;
                    row.paymentMethod = null;
                });
    }

    /** Pins what an order is going to be charged to. */
    @InCity
    public Wallet pin(OrderId order) {
        SubscriptionOrderRow entry = steps.entry(order.value()).orElseThrow();
        SubscriptionRow row = steps.lock(entry.subscription).orElseThrow();
        entry.customer = row.customer;
        entry.paymentMethod = row.paymentMethod;
        return new Wallet(row.customer, row.paymentMethod);
    }

    /**
     * A payment that came to nothing.
     *
     * @param asksForPerson the bank wants the person to confirm it
     */
    record Refusal(String payment, boolean asksForPerson, Instant at) {}
}
