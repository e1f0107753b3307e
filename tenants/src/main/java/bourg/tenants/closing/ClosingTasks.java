package bourg.tenants.closing;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.ClosingChange;
import bourg.tenants.Closings;
import bourg.tenants.Erasures;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells cities that they will close, and begins to erase them when their notice is over. */
@Configuration(proxyBeanMethods = false)
class ClosingTasks {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingTasks.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    @Bean
    Task<Void> eraseClosedCities(
            Erasures erasures,
            Cities cities,
            @Value("${bourg.erasure.sweep-interval:1m}") Duration pause) {
        return Tasks.recurring("erase-closed-cities", FixedDelay.of(pause))
                .execute((_, _) ->
                        erasures.due(Instant.now()).forEach(id -> begin(erasures, cities, id)));
    }

    @Bean
    Task<Void> announceClosing(Announcement announcement) {
        return Tasks.oneTime(Closings.ANNOUNCE)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE))
                .execute((instance, _) -> announcement.make(instance.getId()));
    }

    private static void begin(Erasures erasures, Cities cities, CityId id) {
        City city = cities.require(id);
        switch (erasures.begin(city, city.code())) {
            case ClosingChange.Erasing(var job) ->
                    LOG.info("The notice of {} is over; job {} erases it", id, job.id());
            case ClosingChange.Hindered(var by) ->
                    LOG.warn("The notice of {} is over, but first must end: {}", id, by);
            case ClosingChange other -> LOG.info("City {} is not erased: {}", id, other);
        }
    }
}
