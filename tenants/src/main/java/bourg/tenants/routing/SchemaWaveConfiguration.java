package bourg.tenants.routing;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks for cities that are behind at every start and now and then (an older version may have
 * opened one meanwhile), and starts a wave for them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UpgradeSettings.class)
class SchemaWaveConfiguration {
    private static final TaskDescriptor<Void> AT_START = TaskDescriptor.of("check-city-schemas");

    @Bean
    Task<Void> checkCitySchemasAtStart(SchemaWaves waves) {
        return Tasks.oneTime(AT_START).execute((_, _) -> waves.startIfBehind());
    }

    @Bean
    Task<Void> checkCitySchemas(SchemaWaves waves, UpgradeSettings settings) {
        return Tasks.recurring("check-all-city-schemas", FixedDelay.of(settings.checkInterval()))
                .execute((_, _) -> waves.startIfBehind());
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> checkAtStart(SchedulerClient scheduler) {
        return _ -> scheduler.scheduleIfNotExists(AT_START.instance("all").build(), Instant.now());
    }
}
