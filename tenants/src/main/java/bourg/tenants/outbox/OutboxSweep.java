package bourg.tenants.outbox;

import bourg.tenants.CityId;
import bourg.tenants.routing.DueOutboxes;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Now and then looks for events whose hint was lost or whose retry is due: one question for
 * hundreds of cities, asked by one instance of the application.
 */
@Configuration(proxyBeanMethods = false)
class OutboxSweep {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSweep.class);

    @Bean
    Task<Void> sweepOutboxes(
            DueOutboxes outboxes,
            Relay relay,
            @Value("${bourg.outbox.sweep-interval:5s}") Duration pause) {
        return Tasks.recurring("sweep-outboxes", FixedDelay.of(pause))
                .execute((_, _) ->
                        outboxes.cells().forEach(cell -> due(outboxes, cell).forEach(relay::hint)));
    }

    /** A cell that is away does not keep the others from being swept. */
    private static List<CityId> due(DueOutboxes outboxes, String cell) {
        try {
            return outboxes.in(cell);
        } catch (RuntimeException away) {
            LOG.warn("The sweep of outboxes did not reach {}: {}", cell, away.toString());
            return List.of();
        }
    }
}
