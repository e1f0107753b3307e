package bourg.billing.metering;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the background work of metering, which may run twice. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeteringSettings.class)
class MeteringTasks {
    @Bean
    Task<Void> usageRating(MonthlyRating rating, MeteringSettings settings) {
        return Tasks.recurring("usage-rating", FixedDelay.of(settings.interval()))
                .execute((_, _) -> rating.run(Instant.now().minus(settings.grace())));
    }
}
