package bourg.tenants.outbox;

import bourg.tenants.CityId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks after every open city now and then, for events whose hint was lost or whose retry is due.
 */
@Component
class OutboxSweep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSweep.class);

    private final JdbcClient federation;
    private final Relay relay;
    private final Duration pause;
    private @Nullable ScheduledExecutorService clock;

    OutboxSweep(
            @Qualifier("federation") JdbcClient federation,
            Relay relay,
            @Value("${bourg.outbox.sweep-interval:5s}") Duration pause) {
        this.federation = federation;
        this.relay = relay;
        this.pause = pause;
    }

    @Override
    public void start() {
        clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("outbox-sweep").daemon().factory());
        var _ =
                clock.scheduleWithFixedDelay(
                        this::sweep, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            federation
                    .sql("select id from city where state = 'ACTIVE'")
                    .query(UUID.class)
                    .list()
                    .forEach(id -> relay.hint(new CityId(id)));
        } catch (RuntimeException away) {
            LOG.warn("The sweep of outboxes found no control plane: {}", away.toString());
        }
    }

    @Override
    public void stop() {
        if (clock != null) {
            clock.shutdownNow();
            clock = null;
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
