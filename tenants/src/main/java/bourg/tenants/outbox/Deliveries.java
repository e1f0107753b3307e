package bourg.tenants.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the bound city's outbox: leased to one relay at a time, then settled. */
@Component
class Deliveries {
    /** For so long a leased row is left alone; then its relay is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final int BATCH = 20;
    private static final int DOUBLINGS = 10;

    private final JdbcClient city;
    private final TransactionTemplate inCity;

    Deliveries(
            @Qualifier("city") JdbcClient city,
            @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.city = city;
        this.inCity = new TransactionTemplate(transactions);
    }

    record Delivery(UUID eventId, String listener, String type, String payload, int attempts) {}

    List<Delivery> lease() {
        OffsetDateTime now = now();
        return inCity.execute(_ ->
                city.sql(
                                """
                                update outbox set due_at = :lease, attempts = attempts + 1
                                where (event_id, listener) in (
                                    select event_id, listener from outbox
                                    where delivered_at is null and due_at <= :now
                                    order by created_at, event_id limit :batch for update skip locked)
                                returning event_id, listener, type, payload, attempts\
                                """)
                        .param("lease", now.plus(LEASE))
                        .param("now", now)
                        .param("batch", BATCH)
                        .query((row, _) ->
                                new Delivery(
                                        row.getObject("event_id", UUID.class),
                                        row.getString("listener"),
                                        row.getString("type"),
                                        row.getString("payload"),
                                        row.getInt("attempts")))
                        .list());
    }

    void delivered(Delivery delivery) {
        inCity.executeWithoutResult(_ ->
                city.sql(
                                "update outbox set delivered_at = ?, error = null where event_id ="
                                        + " ? and listener = ?")
                        .params(now(), delivery.eventId(), delivery.listener())
                        .update());
    }

    /** Delivered, and about somebody of whom nothing may be left. */
    void forget(Delivery delivery) {
        inCity.executeWithoutResult(_ ->
                city.sql("delete from outbox where event_id = ? and listener = ?")
                        .params(delivery.eventId(), delivery.listener())
                        .update());
    }

    /**
     * Tried again after ever longer pauses, without end: whoever mends the listener need not look
     * for lost events.
     */
    void failed(Delivery delivery, String error) {
        Duration pause = Duration.ofSeconds(1L << Math.min(delivery.attempts(), DOUBLINGS));
        inCity.executeWithoutResult(_ ->
                city.sql(
                                "update outbox set due_at = ?, error = ? where event_id = ? and"
                                        + " listener = ?")
                        .params(now().plus(pause), error, delivery.eventId(), delivery.listener())
                        .update());
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
