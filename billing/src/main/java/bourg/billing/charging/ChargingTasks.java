package bourg.billing.charging;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the background work of charging, which may run twice. */
@Configuration(proxyBeanMethods = false)
class ChargingTasks {
    @Bean
    Task<Void> cityBills(
            Charging charging, @Value("${bourg.charging.interval:15m}") Duration interval) {
        return Tasks.recurring("billing-city-bills", FixedDelay.of(interval))
                .execute((_, _) -> charging.run());
    }
}
