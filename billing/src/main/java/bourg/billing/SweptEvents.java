package bourg.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The provider's events that never came by themselves and were found by asking for them. */
@Component
public class SweptEvents {
    private final JdbcClient federation;

    SweptEvents(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** One event, and how late it was found. */
    public record Swept(String id, String type, Instant happenedAt, Instant foundAt) {
        public Duration late() {
            return Duration.between(happenedAt, foundAt);
        }
    }

    /** The latest first. */
    public List<Swept> latest(int limit) {
        return federation
                .sql(
                        "select id, type, coalesce(happened_at, received_at) as happened_at, received_at from provider_event"
                                + " where found_by = 'SWEEP' order by received_at desc, id limit ?")
                .param(limit)
                .query((row, _) ->
                        new Swept(
                                row.getString("id"),
                                row.getString("type"),
                                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                                row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
