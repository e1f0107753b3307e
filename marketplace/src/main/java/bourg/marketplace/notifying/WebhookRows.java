package bourg.marketplace.notifying;

import bourg.marketplace.PartnerId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries of webhooks as rows of the control plane, where operators see what became of them. */
@Component
class WebhookRows {
    /** What is to be sent where; the event is the same for all endpoints of a partner. */
    record Delivery(UUID event, String url, String secret, String body, Instant createdAt) {}

    private final JdbcClient federation;

    WebhookRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    List<UUID> endpointsOf(PartnerId partner) {
        return federation
                .sql("select id from webhook_endpoint where partner = ? and removed_at is null")
                .param(partner.value())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Returns false if the event is on its way to this endpoint already. */
    boolean insert(UUID id, UUID endpoint, UUID event, String type, String body) {
        return federation
                        .sql(
                                """
                                insert into webhook_delivery (id, endpoint, event, type, body, state, created_at)
                                values (?, ?, ?, ?, ?, 'PENDING', ?) on conflict (endpoint, event) do nothing
                                """)
                        .params(id, endpoint, event, type, body, now())
                        .update()
                == 1;
    }

    /**
     * What is still to be sent; nothing once it is delivered, given up, or its endpoint removed.
     */
    Optional<Delivery> pending(UUID id) {
        return federation
                .sql(
                        """
                        select d.event, e.url, e.secret, d.body, d.created_at
                        from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint
                        where d.id = ? and d.state = 'PENDING' and e.removed_at is null
                        """)
                .param(id)
                .query((row, number) ->
                        new Delivery(
                                row.getObject("event", UUID.class),
                                row.getString("url"),
                                row.getString("secret"),
                                row.getString("body"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void delivered(UUID id, int status) {
        finish(id, "DELIVERED", status, null);
    }

    void failed(UUID id, @Nullable Integer status, String error, boolean last) {
        finish(id, last ? "GIVEN_UP" : "PENDING", status, error);
    }

    private void finish(UUID id, String state, @Nullable Integer status, @Nullable String error) {
        federation
                .sql(
                        """
                        update webhook_delivery set state = :state, attempts = attempts + 1, last_status = :status,
                            last_error = :error, finished_at = case when :state = 'PENDING' then null else :now end
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param("status", status)
                .param("error", error)
                .param("now", now())
                .update();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
