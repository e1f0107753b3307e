package bourg.marketplace;

import bourg.tenants.CurrentCity;
import bourg.tenants.Identifiers;
import bourg.tenants.InCity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads subscriptions of the bound city. */
@Component
@InCity(readOnly = true)
class SubscriptionFinder {
    private static final String DUE =
            "(s.state in (ACTIVE, TRIAL, ENDING) and s.until <= :now)"
                    + " or (s.state = PAST_DUE and s.nextAttempt <= :now)";

    private static final String AHEAD =
            "(s.state = TRIAL and s.until <= :trial and s.trialDays > :long)"
                    + " or (s.state = ACTIVE and s.every = YEAR and s.until <= :year)"
                    + " or (s.state = ACTIVE and s.every = MONTH and s.until <= :month)";

    private final EntityManager entities;
    private final OrderFinder orders;

    SubscriptionFinder(EntityManager entities, OrderFinder orders) {
        this.entities = entities;
        this.orders = orders;
    }

    /** Whose subscriptions, or to which service; with neither, all of the city. */
    record Wanted(@Nullable String citizen, @Nullable AdoptionId service) {}

    public Optional<Subscription> find(SubscriptionId id) {
        return Optional.ofNullable(entities.find(SubscriptionRow.class, id.value()))
                .map(this::read);
    }

    public Optional<Subscription> ofOrder(OrderId order) {
        return Optional.ofNullable(entities.find(SubscriptionOrderRow.class, order.value()))
                .flatMap(entry -> find(new SubscriptionId(entry.subscription)));
    }

    /** Newest first; what was never begun is left out. */
    public Slice<Subscription> list(Wanted wanted, @Nullable String after, int limit) {
        UUID from = Place.idIn(after);
        TypedQuery<SubscriptionRow> query =
                entities.createQuery(
                                "select s from SubscriptionRow s where s.id < :after and s.anchor is"
                                        + " not null"
                                        + (wanted.citizen() == null
                                                ? ""
                                                : " and s.citizen = :citizen")
                                        + (wanted.service() == null
                                                ? ""
                                                : " and s.adoption = :service")
                                        + " order by s.id desc",
                                SubscriptionRow.class)
                        .setParameter("after", from == null ? Identifiers.LAST : from)
                        .setMaxResults(limit + 1);
        if (wanted.citizen() != null) {
            query.setParameter("citizen", wanted.citizen());
        }
        if (wanted.service() != null) {
            query.setParameter("service", wanted.service().value());
        }
        List<Subscription> found = query.getResultList().stream().map(this::read).toList();
        return Place.sliceById(found, limit, subscription -> subscription.id().value());
    }

    /** What is to be renewed, tried again or ended by now. */
    public List<SubscriptionId> due(Instant now, int limit) {
        return entities.createQuery(
                        "select s.id from SubscriptionRow s where " + DUE + " order by s.id",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultStream()
                .map(SubscriptionId::new)
                .toList();
    }

    /** What is renewed within the times of notice, and was not looked at for that. */
    public List<SubscriptionId> ahead(Instant now, Renewals.Notice notice, int limit) {
        return entities.createQuery(
                        "select s.id from SubscriptionRow s where s.announced <= s.period and"
                                + " s.until > :now and ("
                                + AHEAD
                                + ") order by s.id",
                        UUID.class)
                .setParameter("now", now)
                .setParameter("year", now.plus(notice.year()))
                .setParameter("month", now.plus(notice.month()))
                .setParameter("trial", now.plus(notice.trial()))
                .setParameter("long", notice.trial().toDays())
                .setMaxResults(limit)
                .getResultStream()
                .map(SubscriptionId::new)
                .toList();
    }

    /** What would be renewed, in the order of its names. */
    public List<Subscription> open(UUID after, int limit) {
        return entities.createQuery(
                        "select s from SubscriptionRow s where s.id > :after and s.state in (TRIAL,"
                                + " ACTIVE, PAST_DUE) order by s.id",
                        SubscriptionRow.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(this::read)
                .toList();
    }

    /** Orders of changes that wait to be paid. */
    public List<OrderId> openChanges(int limit) {
        return entities.createQuery(
                        "select e.orderId from SubscriptionOrderRow e, OrderRow o where o.id ="
                                + " e.orderId and e.kind = CHANGE and o.state = AWAITING_PAYMENT"
                                + " order by e.orderId",
                        UUID.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(OrderId::new)
                .toList();
    }

    /** The order of the next period, if it was placed. */
    public Optional<Order> nextPeriod(Subscription subscription) {
        return period(subscription.id(), subscription.period() + 1);
    }

    /** The order of a period, if it was placed; 0 is the trial. */
    public Optional<Order> period(SubscriptionId id, int number) {
        return entry(id, SubscriptionOrderRow.Kind.PERIOD, number)
                .flatMap(entry -> orders.find(new OrderId(entry.orderId)));
    }

    /** What is charged to which card for the order. */
    public Optional<Wallet> pinned(OrderId order) {
        return Optional.ofNullable(entities.find(SubscriptionOrderRow.class, order.value()))
                .map(entry -> new Wallet(entry.customer, entry.paymentMethod));
    }

    public Optional<Wallet> wallet(OrderId order) {
        return Optional.ofNullable(entities.find(SubscriptionOrderRow.class, order.value()))
                .map(entry -> new Wallet(row(entry).customer, row(entry).paymentMethod));
    }

    /** The orders that are a period or a change of it, newest first. */
    public List<Order> ordersOf(SubscriptionId id, int limit) {
        return entities.createQuery(
                        "select e.orderId from SubscriptionOrderRow e where e.subscription = :id"
                                + " order by e.orderId desc",
                        UUID.class)
                .setParameter("id", id.value())
                .setMaxResults(limit)
                .getResultStream()
                .flatMap(order -> orders.find(new OrderId(order)).stream())
                .toList();
    }

    private Optional<SubscriptionOrderRow> entry(
            SubscriptionId id, SubscriptionOrderRow.Kind kind, int number) {
        return entities.createQuery(
                        "select e from SubscriptionOrderRow e where e.subscription = :id and e.kind"
                                + " = :kind and e.number = :number",
                        SubscriptionOrderRow.class)
                .setParameter("id", id.value())
                .setParameter("kind", kind)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    private SubscriptionRow row(SubscriptionOrderRow entry) {
        return entities.find(SubscriptionRow.class, entry.subscription);
    }

    Subscription read(SubscriptionRow row) {
        return new Subscription(
                new SubscriptionId(row.id),
                CurrentCity.id(),
                orders.find(new OrderId(row.firstOrder)).orElseThrow(),
                row.state,
                row.plan(),
                row.quantity,
                row.most,
                row.anchor,
                row.period,
                row.until,
                new Money(row.creditMinor, row.plan().currency()),
                row.failures,
                row.announced,
                row.nextAttempt,
                row.reason,
                row.createdAt);
    }
}
