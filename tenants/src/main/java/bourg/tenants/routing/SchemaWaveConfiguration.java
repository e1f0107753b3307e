package bourg.tenants.routing;

import bourg.tenants.CityId;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Declares the background tasks that bring city schemas up to date, and starts them with the
 * application.
 */
@Configuration(proxyBeanMethods = false)
class SchemaWaveConfiguration {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    @Bean
    Task<Void> checkCitySchemas(SchemaWave wave) {
        return Tasks.oneTime(SchemaWave.CHECK_CELL)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE))
                .execute((instance, _) -> unchecked(() -> wave.check(instance.getId())));
    }

    @Bean
    Task<Void> migrateCitySchema(SchemaWave wave) {
        return Tasks.oneTime(SchemaWave.MIGRATE_CITY)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE))
                .execute((instance, context) ->
                        unchecked(() ->
                                wave.migrate(
                                        CityId.parse(instance.getId()).orElseThrow(), context)));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> startSchemaWave(SchemaWave wave) {
        return _ -> wave.startChecks();
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }
}
