package bourg.tenants.opening;

import bourg.tenants.Cities;
import bourg.tenants.CityId;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Declares the background task that opens a city: retried ever more slowly, taken up again after a
 * kill.
 */
@Configuration(proxyBeanMethods = false)
class OpeningConfiguration {
    private static final int FIRST_WAIT_SECONDS = 2;
    private static final int DOUBLINGS = 8;

    @Bean
    Task<Void> openCity(CityOpening opening) {
        return Tasks.oneTime(Cities.OPENING)
                .onFailure(slower())
                .onDeadExecutionRevive()
                .execute((instance, _) ->
                        opening.advance(CityId.parse(instance.getId()).orElseThrow()));
    }

    private static FailureHandler<Void> slower() {
        return (complete, operations) -> {
            int failures = Math.min(complete.getExecution().consecutiveFailures, DOUBLINGS);
            Duration wait = Duration.ofSeconds((long) FIRST_WAIT_SECONDS << failures);
            operations.reschedule(complete, Instant.now().plus(wait));
        };
    }
}
