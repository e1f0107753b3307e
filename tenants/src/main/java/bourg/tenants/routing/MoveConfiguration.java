package bourg.tenants.routing;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the background task that drops what a moved city has left behind. */
@Configuration(proxyBeanMethods = false)
class MoveConfiguration {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Bean
    Task<Void> dropLeftCity(CityMove move) {
        return Tasks.oneTime(MoveRecords.DROP_LEFT)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(PAUSE))
                .execute((instance, _) -> {
                    try {
                        move.dropLeft(MoveRecords.cityOf(instance.getId()));
                    } catch (SQLException failure) {
                        throw new IllegalStateException(failure);
                    }
                });
    }
}
