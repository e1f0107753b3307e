package bourg.marketplace;

import bourg.tenants.CurrentCity;
import bourg.tenants.InCity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes orders, each change in one transaction with its history and its event. */
@Component
class OrderDesk {
    /** A step that somebody wants an order to take. */
    record Step(OrderState to, Instant at, @Nullable String paymentRef, @Nullable String reason) {}

    /** An order that was placed under a request key, and for which wish. */
    record Earlier(Order order, String requestHash) {}

    /** Stands where orders that cost something name their payment. */
    private static final String FREE = "free";

    private static final Logger LOG = LoggerFactory.getLogger(OrderDesk.class);

    private final EntityManager entities;
    private final JdbcClient city;
    private final Chronicle chronicle;
    private final Pinned pinned;
    private final SubscriptionSteps subscriptions;

    OrderDesk(
            EntityManager entities,
            @Qualifier("city") JdbcClient city,
            Chronicle chronicle,
            Pinned pinned,
            SubscriptionSteps subscriptions) {
        this.entities = entities;
        this.city = city;
        this.chronicle = chronicle;
        this.pinned = pinned;
        this.subscriptions = subscriptions;
    }

    @InCity
    public Placing.Placed place(
            PlaceOrder wish, String requestHash, LiveService live, Quote quote) {
        Order.Service service = service(live);
        OrderRow row = new OrderRow();
        row.id = OrderId.next().value();
        row.requestKey = wish.requestKey();
        row.requestHash = requestHash;
        row.partner = service.partner().value();
        row.state =
                live.paymentMoment() == PaymentMoment.BEFORE
                        ? OrderState.AWAITING_PAYMENT
                        : OrderState.AWAITING_APPROVAL;
        row.service = pinned.write(service);
        row.quote = pinned.write(quote);
        row.answers = wish.answers().toString();
        row.contactEmail = wish.contact().email().strip();
        row.contactName = wish.contact().name().strip();
        row.language = wish.language().getLanguage();
        row.citizen = wish.citizen();
        row.claims(wish.claim());
        row.placedAt = Times.now();
        keep(row);
        if (live.content().plan() instanceof PricePlan.Subscription plan) {
            subscriptions.open(row, opening(live, plan, wish.quantity()));
        } else if (quote.total().isZero() && row.state == OrderState.AWAITING_PAYMENT) {
            sendFree(row, row.placedAt);
        }
        Order order = placed(row);
        String key = wish.citizen() == null ? newKey(order.id()) : null;
        return new Placing.Placed(order, key);
    }

    private static SubscriptionSteps.Opening opening(
            LiveService live, PricePlan.Subscription plan, int quantity) {
        return new SubscriptionSteps.Opening(
                live.id(), plan, quantity, live.content().maxQuantity());
    }

    private static Order.Service service(LiveService live) {
        return new Order.Service(
                live.id(),
                live.name(),
                live.offer().id(),
                live.offer().version(),
                live.offer().partner(),
                live.offer().partnerName(),
                live.agreement().version(),
                live.agreement().terms(),
                live.content().merchant(),
                live.content().tax(),
                live.content().form());
    }

    /** Writes an order that begins its life, and tells of it. */
    void keep(OrderRow row) {
        row.history.add(new OrderRow.HistoryRow(row.state, row.placedAt, null));
        entities.persist(row);
        entities.flush();
        chronicle.outbox().publish(new OrderEvent.OrderPlaced(new OrderId(row.id), row.placedAt));
    }

    /** An order of a subscription; what costs nothing is paid with nothing. */
    Order placeAgain(OrderRow row, Quote quote, SubscriptionOrderRow entry) {
        row.quote = pinned.write(quote);
        keep(row);
        entities.persist(entry);
        entities.flush();
        if (quote.total().isZero()) {
            sendFree(row, row.placedAt);
        }
        return placed(row);
    }

    private Order placed(OrderRow row) {
        Order order = read(row);
        log(order.id(), row.state);
        chronicle.trail().changed(ShownOrders.act("order_placed", order));
        return order;
    }

    /** Nothing is to be paid: the partner has it at once. */
    private void sendFree(OrderRow row, Instant at) {
        row.become(OrderState.PAID, at, null);
        row.paymentRef = FREE;
        entities.flush();
        chronicle.outbox().publish(new OrderEvent.OrderPaid(new OrderId(row.id), FREE, at));
        subscriptions.follow(row, OrderState.PAID, at);
    }

    /** Gives a guest whose first answer was lost another key to the same order. */
    @InCity
    public String newKey(OrderId order) {
        String key = AccessKeys.next();
        city.sql("insert into order_access_key (key_hash, order_id) values (?, ?)")
                .params(AccessKeys.hash(key), order.value())
                .update();
        return key;
    }

    @InCity(readOnly = true)
    public Optional<Earlier> earlier(String requestKey) {
        return entities.createQuery(
                        "select o from OrderRow o where o.requestKey = :key", OrderRow.class)
                .setParameter("key", requestKey)
                .getResultStream()
                .findFirst()
                .map(row -> new Earlier(read(row), row.requestHash));
    }

    @InCity
    public OrderChange take(OrderId id, Step wanted) {
        OrderRow row = entities.find(OrderRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return new OrderChange.NotFound();
        }
        Step step = orGivenUp(row, wanted);
        boolean paidSo = step.paymentRef() != null && step.paymentRef().equals(row.paymentRef);
        if (row.state == step.to() || paidSo) {
            return new OrderChange.AlreadySo(read(row));
        }
        if (!row.state.mayBecome(step.to())) {
            return new OrderChange.NotAllowed(row.state, step.to());
        }
        row.become(step.to(), step.at(), step.reason());
        if (step.paymentRef() != null) {
            row.paymentRef = step.paymentRef();
        }
        entities.flush();
        chronicle.outbox().publish(event(id, step));
        subscriptions.follow(row, step.to(), step.at());
        log(id, row.state);
        Order order = read(row);
        chronicle
                .trail()
                .changed(
                        ShownOrders.act(
                                "order_" + row.state.name().toLowerCase(Locale.ROOT), order));
        return new OrderChange.Changed(order);
    }

    /** A trial begins once: the order of another is given up instead. */
    private Step orGivenUp(OrderRow row, Step wanted) {
        boolean begins = wanted.to() == OrderState.PAID && row.state == OrderState.AWAITING_PAYMENT;
        return begins && subscriptions.isTrialGone(row, wanted.at())
                ? new Step(OrderState.CANCELLED, wanted.at(), null, null)
                : wanted;
    }

    /** The city approves it: now it is to be paid, or passed on if it costs nothing. */
    @InCity
    public OrderChange approve(OrderId id) {
        OrderRow row = entities.find(OrderRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return new OrderChange.NotFound();
        }
        if (row.state != OrderState.AWAITING_APPROVAL) {
            boolean before = row.history.getFirst().state() == OrderState.AWAITING_APPROVAL;
            return before && row.state == OrderState.AWAITING_PAYMENT
                    ? new OrderChange.AlreadySo(read(row))
                    : new OrderChange.NotAllowed(row.state, OrderState.AWAITING_PAYMENT);
        }
        Instant at = Times.now();
        if (read(row).isFree()) {
            sendFree(row, at);
        } else {
            row.become(OrderState.AWAITING_PAYMENT, at, null);
            entities.flush();
            chronicle.outbox().publish(new OrderEvent.OrderApproved(id, at));
        }
        log(id, row.state);
        Order order = read(row);
        chronicle.trail().changed(ShownOrders.act("order_approved", order));
        return new OrderChange.Changed(order);
    }

    /** A payment that names the order's was recorded by mistake: the order waits to be paid. */
    @InCity
    public OrderChange unpay(OrderId id, String paymentRef, String reason) {
        OrderRow row = entities.find(OrderRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return new OrderChange.NotFound();
        }
        if (!paymentRef.equals(row.paymentRef) || row.state != OrderState.PAID) {
            return new OrderChange.NotAllowed(row.state, OrderState.AWAITING_PAYMENT);
        }
        Instant at = Times.now();
        row.become(OrderState.AWAITING_PAYMENT, at, reason);
        row.paymentRef = null;
        entities.flush();
        chronicle.outbox().publish(new OrderEvent.OrderUnpaid(id, paymentRef, reason, at));
        log(id, row.state);
        Order order = read(row);
        chronicle.trail().changed(ShownOrders.act("order_unpaid", order));
        return new OrderChange.Changed(order);
    }

    /** For those who run the platform: which order, never whose. */
    private static void log(OrderId id, OrderState state) {
        LOG.atInfo().addKeyValue("order", id).log("An order becomes {}", state);
    }

    private static OrderEvent event(OrderId id, Step step) {
        Instant at = step.at();
        return switch (step.to()) {
            case AWAITING_APPROVAL -> new OrderEvent.OrderPlaced(id, at);
            case AWAITING_PAYMENT -> new OrderEvent.OrderApproved(id, at);
            case PAID -> new OrderEvent.OrderPaid(id, String.valueOf(step.paymentRef()), at);
            case ACCEPTED -> new OrderEvent.OrderAccepted(id, at);
            case DONE -> new OrderEvent.OrderDone(id, at);
            case REFUSED -> new OrderEvent.OrderRefused(id, step.reason(), at);
            case EXPIRED -> new OrderEvent.OrderExpired(id, at);
            case CANCELLED -> new OrderEvent.OrderCancelled(id, at);
        };
    }

    Order read(OrderRow row) {
        return new Order(
                new OrderId(row.id),
                CurrentCity.id(),
                pinned.read(row.service, Order.Service.class),
                row.state,
                pinned.read(row.quote, Quote.class),
                new Contact(row.contactEmail, row.contactName),
                Locale.of(row.language),
                row.citizen,
                pinned.tree(row.answers),
                row.claim(),
                row.paymentRef,
                row.reason,
                row.history.stream()
                        .map(line -> new Order.Step(line.state(), line.at(), line.reason()))
                        .toList(),
                row.version);
    }
}
