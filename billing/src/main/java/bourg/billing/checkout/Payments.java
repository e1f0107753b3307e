package bourg.billing.checkout;

import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.PaymentState;
import bourg.billing.PostingId;
import bourg.billing.stripe.Charges;
import bourg.marketplace.BasketId;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.tenants.CityId;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts to pay orders, in the control plane; writes join the caller's transaction. */
@Component("billingPayments")
public class Payments {
    private static final String ALIVE =
            " and state in ('CREATED', 'OPEN', 'PROCESSING', 'CAPTURED') and not surplus";

    private final JdbcClient federation;

    Payments(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** The attempt that still counts: captured, or not yet given up. */
    public Optional<Attempt> alive(OrderId order) {
        return one("order_id = ?" + ALIVE, order.value());
    }

    /** The last try; one that was undone was none. */
    public Optional<Attempt> latest(OrderId order) {
        return one(
                "order_id = ? and undone_at is null order by attempt desc limit 1", order.value());
    }

    public Optional<Attempt> find(PaymentId id) {
        return one("id = ?", id.value());
    }

    public Optional<Attempt> ofPage(String page) {
        return one("session_id = ? order by id limit 1", page);
    }

    /** The attempt, held for the rest of the transaction. */
    public Attempt lock(PaymentId id) {
        return one("id = ? for update", id.value()).orElseThrow();
    }

    /** All attempts on the same page, in the order in which they began; often it is alone. */
    public List<Attempt> together(Attempt attempt) {
        return list("idempotency_key = ? order by id", attempt.idempotencyKey());
    }

    /** The same, held for the rest of the transaction. */
    public List<Attempt> lockTogether(Attempt attempt) {
        return list("idempotency_key = ? order by id for update", attempt.idempotencyKey());
    }

    private List<Attempt> list(String where, Object value) {
        return federation
                .sql("select * from payment where " + where)
                .param(value)
                .query(AttemptRow::read)
                .list();
    }

    private Optional<Attempt> one(String where, Object value) {
        return federation
                .sql("select * from payment where " + where)
                .param(value)
                .query(AttemptRow::read)
                .optional();
    }

    /** Writes down a new attempt, unless another one of the order is alive. */
    Attempt create(Order order, Instant expiresAt) {
        PaymentId id = PaymentId.next();
        return create(id, order, new Paper(null, "checkout:" + id, false, expiresAt));
    }

    /** The same for one that is asked for while the person is away. */
    public Attempt createAway(Order order) {
        PaymentId id = PaymentId.next();
        return create(id, order, new Paper(null, "renewal:" + id, true, Instant.now()));
    }

    private Attempt create(PaymentId id, Order order, Paper paper) {
        insert(id, order, paper);
        return alive(order.id()).orElseThrow();
    }

    /**
     * Writes down new attempts that share a page; tells whether all were written. If another one of
     * an order is alive, the caller's transaction is to be rolled back.
     */
    boolean createTogether(BasketId basket, List<Order> orders, Instant expiresAt) {
        String key = "checkout:" + basket + ":" + PaymentId.next();
        Paper paper = new Paper(basket, key, false, expiresAt);
        return orders.stream()
                .sorted(Comparator.comparing(order -> order.id().value()))
                .allMatch(order -> insert(PaymentId.next(), order, paper) == 1);
    }

    /** What attempts on one page have in common. */
    private record Paper(@Nullable BasketId basket, String key, boolean away, Instant expiresAt) {}

    private int insert(PaymentId id, Order order, Paper paper) {
        return federation
                .sql(
                        """
                        insert into payment (id, order_id, city, basket, attempt, state, currency, total_minor, quote,
                            idempotency_key, away, expires_at, created_at, checked_at)
                        select :id, :order, :city, :basket, coalesce(max(attempt), 0) + 1, 'CREATED', :currency, :total, :quote,
                            :key, :away, :expires, now(), now() from payment where order_id = :order
                        on conflict do nothing
                        """)
                .param("id", id.value())
                .param("order", order.id().value())
                .param("city", order.city().value())
                .param(
                        "basket",
                        paper.basket() == null ? null : paper.basket().value(),
                        Types.OTHER)
                .param("currency", order.quote().total().currency().getCurrencyCode())
                .param("total", order.quote().total().amountMinor())
                .param("quote", AttemptRow.json(order.quote()))
                .param("key", paper.key())
                .param("away", paper.away())
                .param("expires", paper.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Remembers the hosted page of an attempt and of those that share it. */
    public void opened(PaymentId id, String page, String url) {
        federation
                .sql(
                        "update payment set session_id = ?, session_url = ?, state = case state"
                                + " when 'CREATED' then 'OPEN' else state end where idempotency_key ="
                                + " (select idempotency_key from payment where id = ?)")
                .params(page, url, id.value())
                .update();
    }

    /** Takes a legal step; tells whether it was taken. */
    public boolean move(Payment payment, PaymentState next) {
        return payment.state().mayBecome(next)
                && federation
                                .sql(
                                        "update payment set state = ?, checked_at = now() where id"
                                                + " = ? and state = ?")
                                .params(next.name(), payment.id().value(), payment.state().name())
                                .update()
                        == 1;
    }

    /**
     * Takes the step to CAPTURED, with the facts and the posting that says them; where another
     * attempt of the order is alive, this one is surplus. The city, if it was told that the attempt
     * had failed, is to be told again.
     */
    public void captured(Payment payment, Charges.Captured facts, PostingId posting) {
        if (!payment.state().mayBecome(PaymentState.CAPTURED)) {
            throw new IllegalStateException(payment.id() + " is " + payment.state());
        }
        federation
                .sql(
                        "update payment p set state = 'CAPTURED', charge_id = ?, fee_minor = ?,"
                                + " posting = ?, captured_at = ?, checked_at = now(), settled_at = null, surplus = exists ("
                                + "select from payment o where o.order_id = p.order_id and o.id <> p.id"
                                + ALIVE
                                + ") where id = ?")
                .params(
                        facts.charge(),
                        facts.fee().amountMinor(),
                        posting.value(),
                        facts.at().atOffset(ZoneOffset.UTC),
                        payment.id().value())
                .update();
    }

    /** Keeps the bank's word. */
    public void refused(PaymentId id, @Nullable String refusal) {
        federation
                .sql("update payment set refusal = :refusal where id = :id")
                .param("refusal", refusal, Types.VARCHAR)
                .param("id", id.value())
                .update();
    }

    public void checked(PaymentId id) {
        federation
                .sql("update payment set checked_at = now() where id = ?")
                .param(id.value())
                .update();
    }

    /** The city knows: the order is paid, or its money is on the way back. */
    public void settled(PaymentId id) {
        federation
                .sql("update payment set settled_at = now() where id = ? and settled_at is null")
                .param(id.value())
                .update();
    }

    /** The number stays with the books when the city and its receipts are gone. */
    public void receipted(PaymentId id, int year, long number) {
        federation
                .sql("update payment set receipt_year = ?, receipt_number = ? where id = ?")
                .params(year, number, id.value())
                .update();
    }

    public void addRefunded(PaymentId id, long amountMinor) {
        federation
                .sql("update payment set refunded_minor = refunded_minor + ? where id = ?")
                .params(amountMinor, id.value())
                .update();
    }

    /** Attempts that may have ended without our hearing of it. */
    public List<PaymentId> unfinished(Instant checkedBefore) {
        return ids(
                "state in ('CREATED', 'OPEN', 'PROCESSING') and checked_at < ? order by checked_at"
                        + " limit 200",
                checkedBefore);
    }

    public List<PaymentId> unsettled(Instant capturedBefore) {
        return ids(
                "state = 'CAPTURED' and settled_at is null and captured_at < ? limit 200",
                capturedBefore);
    }

    /** Captured payments of a city in the order in which they began. */
    public List<Attempt> capturedIn(CityId city, @Nullable PaymentId after, int limit) {
        return federation
                .sql(
                        "select * from payment where city = ? and state = 'CAPTURED' and id > ?"
                                + " order by id limit ?")
                .params(city.value(), after == null ? new UUID(0, 0) : after.value(), limit)
                .query(AttemptRow::read)
                .list();
    }

    /** The captured payments of these orders. */
    public List<Attempt> capturedOf(List<OrderId> orders) {
        return federation
                .sql(
                        "select * from payment where order_id = any(:orders) and state = 'CAPTURED'"
                                + " order by id")
                .param("orders", orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(AttemptRow::read)
                .list();
    }

    /** Captured payments that the city was told of since, or is still to be told of. */
    public List<PaymentId> toldSince(CityId city, Instant moment) {
        return federation
                .sql(
                        "select id from payment where city = ? and state = 'CAPTURED' and not surplus and"
                                + " (settled_at is null or settled_at >= ?) order by captured_at, id")
                .params(city.value(), moment.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new PaymentId(row.getObject("id", UUID.class)))
                .list();
    }

    private List<PaymentId> ids(String where, Instant before) {
        return federation
                .sql("select id from payment where " + where)
                .param(before.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new PaymentId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The city of an order that somebody tried to pay. */
    public Optional<CityId> cityOf(OrderId order) {
        return one("order_id = ? order by attempt desc limit 1", order.value())
                .map(attempt -> attempt.payment().city());
    }
}
