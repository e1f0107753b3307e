package bourg.billing.checkout;

import bourg.billing.CounterPayment;
import bourg.billing.DrawerDay;
import bourg.billing.PaymentId;
import bourg.billing.PaymentMeans;
import bourg.billing.PostingId;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.tenants.CityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments at the counter as rows of table payment; writes join the caller's transaction. */
@Component
public class CounterRows {
    /** Names the refund by which a payment that was recorded by mistake is taken back. */
    public static final String UNDOING = "counter-undone";

    private static final String LINES =
            """
            select p.id, p.order_id, p.means, p.currency,
                p.captured_at as at, p.taken_by as clerk, p.total_minor as amount_minor, 'TAKEN' as kind
            from payment p
            where p.city = :city and p.means <> 'ONLINE' and p.state = 'CAPTURED'
                and p.captured_at >= :from and p.captured_at < :until
            union all
            select p.id, p.order_id, p.means, p.currency,
                coalesce(r.decided_at, r.requested_at), coalesce(r.requested_by, p.taken_by), -r.amount_minor,
                case r.request_key when :undoing then 'UNDONE' else 'GIVEN_BACK' end
            from refund r join payment p on p.id = r.payment
            where p.city = :city and p.means <> 'ONLINE' and r.state in ('REQUESTED', 'SUCCEEDED')
                and coalesce(r.decided_at, r.requested_at) >= :from and coalesce(r.decided_at, r.requested_at) < :until
            order by at, id
            """;

    private final JdbcClient federation;

    CounterRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Another attempt that has the wish's key. */
    public Optional<Attempt> byKey(CounterPayment wish) {
        return federation
                .sql("select * from payment where idempotency_key = ?")
                .param(key(wish))
                .query(AttemptRow::read)
                .optional();
    }

    private static String key(CounterPayment wish) {
        return "counter:" + wish.order() + ":" + wish.key();
    }

    /** Writes the payment down; false if another attempt of the order is alive. */
    public boolean insert(PaymentId id, Order order, CounterPayment wish) {
        return federation
                        .sql(
                                """
                                insert into payment (id, order_id, city, attempt, state, currency, total_minor, quote,
                                    idempotency_key, means, taken_by, expires_at, created_at, checked_at)
                                select :id, :order, :city, coalesce(max(attempt), 0) + 1, 'CREATED', :currency, :total, :quote,
                                    :key, :means, :clerk, now(), now(), now() from payment where order_id = :order
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("order", order.id().value())
                        .param("city", order.city().value())
                        .param("currency", order.quote().total().currency().getCurrencyCode())
                        .param("total", order.quote().total().amountMinor())
                        .param("quote", AttemptRow.json(order.quote()))
                        .param("key", key(wish))
                        .param("means", wish.means().name())
                        .param("clerk", wish.clerk().subject())
                        .update()
                == 1;
    }

    /** The money is in the till, and the posting says so; of it the city owes so much to others. */
    public void captured(PaymentId id, PostingId posting, Instant at, long owedMinor) {
        federation
                .sql(
                        "update payment set state = 'CAPTURED', fee_minor = 0, posting = ?, captured_at = ?, owed_minor = ?"
                                + " where id = ?")
                .params(posting.value(), at.atOffset(ZoneOffset.UTC), owedMinor, id.value())
                .update();
    }

    /** Others are owed less of it, for a part was handed back. */
    public void oweLess(PaymentId id, long amountMinor) {
        federation
                .sql("update payment set owed_minor = owed_minor - ? where id = ?")
                .params(amountMinor, id.value())
                .update();
    }

    /**
     * It pays its order no longer, and the order keeps its receipt's number for the next payment;
     * false if that was so before.
     */
    public boolean undone(PaymentId id) {
        return federation
                        .sql(
                                "update payment set surplus = true, undone_at = now(), receipt_year = null,"
                                        + " receipt_number = null where id = ? and means <> 'ONLINE'"
                                        + " and undone_at is null")
                        .param(id.value())
                        .update()
                == 1;
    }

    /** What went into the drawers and out of them from an instant until before another. */
    public List<DrawerDay.Movement> between(CityId city, Instant from, Instant until) {
        return federation
                .sql(LINES)
                .param("city", city.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("undoing", UNDOING)
                .query((row, _) -> movement(row))
                .list();
    }

    private static DrawerDay.Movement movement(ResultSet row) throws SQLException {
        return new DrawerDay.Movement(
                new PaymentId(row.getObject("id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                DrawerDay.Kind.valueOf(row.getString("kind")),
                PaymentMeans.valueOf(row.getString("means")),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("clerk"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
