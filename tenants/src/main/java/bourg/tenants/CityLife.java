package bourg.tenants;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators do to a city after they have opened it: suspend it, open it again, give it up. */
@Component
public class CityLife {
    /** The kind of the job that takes back an opening; its subject is the city. */
    public static final String ABANDON = "abandon-city";

    private final JdbcClient federation;
    private final Cities cities;
    private final Jobs jobs;
    private final AuditTrail trail;

    CityLife(
            @Qualifier("federation") JdbcClient federation,
            Cities cities,
            Jobs jobs,
            AuditTrail trail) {
        this.federation = federation;
        this.cities = cities;
        this.jobs = jobs;
        this.trail = trail;
    }

    /** Closes an open city for now; nothing if it is neither open nor suspended. */
    @InFederation
    public Optional<City> suspend(CityId id, String reason) {
        return changed(
                id,
                "city_suspended",
                federation
                        .sql(
                                """
                                update city set state = 'SUSPENDED', suspended_reason = ?,
                                    suspended_at = coalesce(suspended_at, ?)
                                where id = ? and state in ('ACTIVE', 'SUSPENDED')\
                                """)
                        .params(reason, OffsetDateTime.now(ZoneOffset.UTC), id.value())
                        .update());
    }

    /** Opens a suspended city again; nothing if it is neither suspended nor open. */
    @InFederation
    public Optional<City> reopen(CityId id) {
        return changed(
                id,
                "city_reopened",
                federation
                        .sql(
                                """
                                update city set state = 'ACTIVE', suspended_reason = null, suspended_at = null
                                where id = ? and state in ('ACTIVE', 'SUSPENDED')\
                                """)
                        .param(id.value())
                        .update());
    }

    private Optional<City> changed(CityId id, String verb, int rows) {
        if (rows != 1) {
            return Optional.empty();
        }
        trail.changedOutside(id, AuditAct.on(verb, id));
        return cities.find(id);
    }

    public Optional<Suspension> suspension(CityId id) {
        return federation
                .sql(
                        "select suspended_reason, suspended_at from city where id = ? and state = 'SUSPENDED'")
                .param(id.value())
                .query((row, _) ->
                        new Suspension(
                                row.getString("suspended_reason"),
                                row.getObject("suspended_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Gives up the opening of a city; the job takes back what was made and then forgets the city.
     * Nothing if the city is open already.
     */
    @InFederation
    public Optional<Job> abandon(CityId id) {
        Optional<Job> before = abandonment(id);
        if (before.isPresent() || !isBeingOpened(id)) {
            return before;
        }
        Job job = jobs.start(ABANDON, null, id.toString());
        federation
                .sql("update city set abandonment = ? where id = ?")
                .params(job.id().value(), id.value())
                .update();
        return Optional.of(job);
    }

    /** Also keeps the city from becoming open, or being abandoned by somebody else, meanwhile. */
    private boolean isBeingOpened(CityId id) {
        return federation
                .sql(
                        "select id from city where id = ? and state = 'PROVISIONING' and abandonment is null for update")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** The job that takes back the opening of this city, if it was given up. */
    public Optional<Job> abandonment(CityId id) {
        return federation
                .sql("select abandonment from city where id = ? and abandonment is not null")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(job -> jobs.require(new JobId(job)));
    }
}
