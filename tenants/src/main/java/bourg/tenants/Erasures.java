package bourg.tenants;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Begins to erase cities whose closing was announced. */
@Component
public class Erasures {
    /** The kind of the job that erases a city; its subject is the city. */
    public static final String KIND = "erase-city";

    private final JdbcClient federation;
    private final Jobs jobs;
    private final Closings closings;
    private final ObjectProvider<CityRemains> remains;

    Erasures(
            @Qualifier("federation") JdbcClient federation,
            Jobs jobs,
            Closings closings,
            ObjectProvider<CityRemains> remains) {
        this.federation = federation;
        this.jobs = jobs;
        this.closings = closings;
        this.remains = remains;
    }

    /**
     * Closes the city for good and starts the job that erases it, whether the notice is over or
     * not; from here on there is no way back.
     *
     * @param code the code of the city, typed as a confirmation
     */
    @InFederation
    public ClosingChange begin(City city, String code) {
        if (!code.equals(city.code())) {
            return new ClosingChange.WrongCode();
        }
        if (!ClosingRows.lock(federation, city.id())) {
            return closings.of(city.id())
                    .map(Closing::erasure)
                    .<ClosingChange>map(ClosingChange.Erasing::new)
                    .orElseGet(ClosingChange.NotClosing::new);
        }
        Optional<String> hindrance = hindrance(city);
        if (hindrance.isPresent()) {
            return new ClosingChange.Hindered(hindrance.get());
        }
        Job job = jobs.start(KIND, null, city.id().toString());
        ClosingRows.erasing(federation, city.id(), job.id());
        return new ClosingChange.Erasing(job);
    }

    private Optional<String> hindrance(City city) {
        if (ClosingRows.isAtWork(federation, city.id())) {
            return Optional.of("job_under_way");
        }
        return remains.stream().flatMap(part -> part.hindrance(city).stream()).findFirst();
    }

    /** The cities whose notice is over. */
    public List<CityId> due(Instant now) {
        return ClosingRows.due(federation, now);
    }
}
