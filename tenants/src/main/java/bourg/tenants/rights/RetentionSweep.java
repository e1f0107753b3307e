package bourg.tenants.rights;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityRestored;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import bourg.tenants.PersonalData;
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

/** Once a day lets every city go of what it need not keep any longer. */
@Configuration(proxyBeanMethods = false)
class RetentionSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);

    @Bean
    Task<Void> letGo(
            Cities cities,
            PersonalData data,
            @Value("${bourg.rights.sweep-interval:24h}") Duration pause) {
        return Tasks.recurring("end-retention", FixedDelay.of(pause))
                .execute((_, _) -> cities.each(city -> sweep(city, data)));
    }

    /** Whoever asked to be forgotten since is forgotten again when their city goes back in time. */
    @Bean
    CityRestored forgetAgain(PersonalData data) {
        return _ -> data.expire(Instant.now());
    }

    /** A city that is away does not keep the others from being swept. */
    private static void sweep(City city, PersonalData data) {
        if (city.state() == CityState.PROVISIONING || city.state() == CityState.CLOSED) {
            return;
        }
        try {
            CurrentCity.run(city.id(), () -> data.expire(Instant.now()));
        } catch (RuntimeException away) {
            LOG.warn("The records of {} were not swept: {}", city.id(), away.toString());
        }
    }
}
