package bourg.tenants.audit;

import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import bourg.tenants.routing.GrownTrails;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Copies heads twice a minute, and brings lines about the control plane to their cities. */
@Configuration(proxyBeanMethods = false)
class AuditTasks {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTasks.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int RETRIES = 16;

    @Bean
    Task<Void> copyAuditHeads(
            GrownTrails trails,
            HeadCopy heads,
            @Value("${bourg.audit.copy-interval:30s}") Duration pause) {
        return Tasks.recurring("copy-audit-heads", FixedDelay.of(pause))
                .execute((_, _) ->
                        trails.cells()
                                .forEach(cell ->
                                        trails.in(cell).forEach(city -> tryCopy(heads, city))));
    }

    /** A city that is away does not keep the others from being copied. */
    private static void tryCopy(HeadCopy heads, CityId city) {
        try {
            heads.copy(city);
        } catch (RuntimeException away) {
            LOG.warn("The head of an audit trail was not copied: {}", away.toString());
        }
    }

    @Bean
    Task<Void> copyAuditHead(HeadCopy heads) {
        return Tasks.oneTime(Copying.ONE)
                .onFailure(patiently())
                .execute((instance, _) -> heads.copy(CityId.parse(instance.getId()).orElseThrow()));
    }

    @Bean
    Task<Outside> auditChange(Entries entries) {
        return Tasks.oneTime(Outside.TASK)
                .onFailure(patiently())
                .execute((instance, _) -> {
                    Outside change = instance.getData();
                    CurrentCity.run(
                            change.city(),
                            () ->
                                    entries.addOnce(
                                            UUID.fromString(instance.getId()),
                                            change.act(),
                                            change.stamp()));
                });
    }

    /** A day or so; a city that is gone by then has no trail any more. */
    private static <T> FailureHandler<T> patiently() {
        return (complete, operations) -> {
            int before = complete.getExecution().consecutiveFailures;
            if (before < RETRIES) {
                operations.reschedule(
                        complete, Instant.now().plus(FIRST_PAUSE.multipliedBy(1L << before)));
            } else {
                operations.stop();
            }
        };
    }
}
