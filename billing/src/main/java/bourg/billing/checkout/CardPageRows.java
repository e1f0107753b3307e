package bourg.billing.checkout;

import bourg.marketplace.OrderId;
import bourg.tenants.Identifiers;
import bourg.tenants.InCity;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages without payment as rows of the bound city. */
@Component
class CardPageRows {
    private static final String ALIVE = " and state in ('CREATED', 'OPEN')";

    private final JdbcClient city;

    CardPageRows(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    /** A page on which a card may be left. */
    record Row(
            UUID id,
            OrderId order,
            String idempotencyKey,
            @Nullable String session,
            @Nullable String url,
            Instant expiresAt) {}

    /** The page that an order has, or a new one. */
    @InCity
    public Row alive(OrderId order, Instant expiresAt) {
        UUID id = Identifiers.next();
        city.sql(
                        "insert into card_page (id, order_id, idempotency_key, state, expires_at,"
                                + " created_at) values (?, ?, ?, 'CREATED', ?, now()) on conflict do"
                                + " nothing")
                .params(id, order.value(), "card:" + id, expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        return ofOrder(order).orElseThrow();
    }

    @InCity(readOnly = true)
    public Optional<Row> ofOrder(OrderId order) {
        return one("order_id = ?" + ALIVE, order.value());
    }

    @InCity(readOnly = true)
    public Optional<Row> find(UUID id) {
        return one("id = ?" + ALIVE, id);
    }

    private Optional<Row> one(String where, Object value) {
        return city.sql("select * from card_page where " + where)
                .param(value)
                .query((row, _) ->
                        new Row(
                                row.getObject("id", UUID.class),
                                new OrderId(row.getObject("order_id", UUID.class)),
                                row.getString("idempotency_key"),
                                row.getString("session_id"),
                                row.getString("session_url"),
                                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @InCity
    public void opened(UUID id, String session, @Nullable String url) {
        city.sql(
                        "update card_page set session_id = :session, session_url = :url, state ="
                                + " 'OPEN' where id = :id and state = 'CREATED'")
                .param("session", session)
                .param("url", url, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** Nothing more happens on it. */
    @InCity
    public void over(UUID id, boolean done) {
        city.sql("update card_page set state = ? where id = ?" + ALIVE)
                .params(done ? "DONE" : "CLOSED", id)
                .update();
    }
}
