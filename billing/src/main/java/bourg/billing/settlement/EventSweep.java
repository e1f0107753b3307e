package bourg.billing.settlement;

import bourg.billing.stripe.PastEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the provider for the events that it remembers, and takes up those that never came: a webhook
 * that was lost for good is found here.
 */
@Component
class EventSweep {
    /** So long the provider remembers. */
    private static final Duration MEMORY = Duration.ofDays(30);

    /** An event may become visible a little after others that happened later. */
    private static final Duration OVERLAP = Duration.ofHours(2);

    /** A webhook may still be on its way. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final JdbcClient federation;
    private final PastEvents provider;
    private final ProviderEvents events;

    EventSweep(
            @Qualifier("federation") JdbcClient federation,
            PastEvents provider,
            ProviderEvents events) {
        this.federation = federation;
        this.provider = provider;
        this.events = events;
    }

    void run() {
        run(Instant.now().minus(PATIENCE));
    }

    /** Looks at all that happened before an instant and was not looked at before. */
    void run(Instant until) {
        Instant memory = until.minus(MEMORY);
        Instant from = sweptUntil().minus(OVERLAP);
        provider.between(from.isBefore(memory) ? memory : from, until, events::found);
        federation
                .sql(
                        "insert into event_sweep (swept_until) values (?)"
                                + " on conflict (one) do update set swept_until = greatest(event_sweep.swept_until, excluded.swept_until)")
                .param(until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant sweptUntil() {
        return federation
                .sql("select swept_until from event_sweep")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(Instant.EPOCH.plus(OVERLAP));
    }
}
