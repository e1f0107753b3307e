package bourg.tenants.opening;

import bourg.tenants.CityId;
import bourg.tenants.InFederation;
import bourg.tenants.JobId;
import bourg.tenants.ProvisioningStep;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down how each step of an opening goes, each time in a transaction of its own. */
@Component
class StepRecords {
    private final JdbcClient federation;

    StepRecords(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    boolean isDone(CityId city, ProvisioningStep step) {
        return federation
                        .sql(
                                "select count(*) from provisioning_step where city = ? and name = ?"
                                        + " and state = 'DONE'")
                        .params(city.value(), step.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Also for a step that did not exist yet when the opening began. */
    void begin(CityId city, ProvisioningStep step) {
        federation
                .sql(
                        """
                        insert into provisioning_step (city, name, position, state, attempts, started_at)
                        values (?, ?, ?, 'RUNNING', 1, ?)
                        on conflict (city, name) do update set state = 'RUNNING', error = null, finished_at = null,
                            attempts = provisioning_step.attempts + 1, started_at = excluded.started_at\
                        """)
                .params(city.value(), step.name(), step.order(), now())
                .update();
    }

    void finish(CityId city, ProvisioningStep step) {
        federation
                .sql(
                        "update provisioning_step set state = 'DONE', finished_at = ? where city ="
                                + " ? and name = ?")
                .params(now(), city.value(), step.name())
                .update();
    }

    void fail(CityId city, ProvisioningStep step, String error) {
        federation
                .sql(
                        "update provisioning_step set state = 'FAILED', error = ?, finished_at = ?"
                                + " where city = ? and name = ?")
                .params(error, now(), city.value(), step.name())
                .update();
    }

    /** False if the opening was given up meanwhile. */
    boolean activate(CityId city) {
        return federation
                        .sql(
                                "update city set state = 'ACTIVE' where id = ? and state ="
                                        + " 'PROVISIONING' and abandonment is null")
                        .param(city.value())
                        .update()
                == 1;
    }

    /** The job that brings the city in from elsewhere, if it comes from there. */
    Optional<JobId> arrival(CityId city) {
        return federation
                .sql("select job from city_archive where city = ? order by job desc limit 1")
                .param(city.value())
                .query((row, _) -> new JobId(row.getObject("job", UUID.class)))
                .optional();
    }

    boolean isAbandoned(CityId city) {
        return federation
                .sql("select abandonment is not null from city where id = ?")
                .param(city.value())
                .query(Boolean.class)
                .single();
    }

    void undone(CityId city, ProvisioningStep step) {
        federation
                .sql(
                        "update provisioning_step set state = 'PENDING', error = null, finished_at"
                                + " = null where city = ? and name = ?")
                .params(city.value(), step.name())
                .update();
    }

    /** The city was never open: nothing needs its row. */
    @InFederation
    public void forget(CityId city) {
        for (String rows : List.of("provisioning_step", "first_admin")) {
            federation.sql("delete from " + rows + " where city = ?").param(city.value()).update();
        }
        federation
                .sql("delete from city where id = ? and state = 'PROVISIONING'")
                .param(city.value())
                .update();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
