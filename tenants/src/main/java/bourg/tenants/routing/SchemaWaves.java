package bourg.tenants.routing;

import bourg.tenants.CityBehind;
import bourg.tenants.CityUpgrade;
import bourg.tenants.CityUpgrades;
import bourg.tenants.InFederation;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts waves, one at a time, and knows what came of them. */
@Component
class SchemaWaves implements CityUpgrades {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWaves.class);

    private final JdbcClient federation;
    private final Jobs jobs;
    private final SchemaLag lag;
    private final UpgradeRows rows;
    private final CitySchemas schemas;

    SchemaWaves(
            @Qualifier("federation") JdbcClient federation,
            Jobs jobs,
            SchemaLag lag,
            UpgradeRows rows,
            CitySchemas schemas) {
        this.federation = federation;
        this.jobs = jobs;
        this.lag = lag;
        this.rows = rows;
        this.schemas = schemas;
    }

    @Override
    public int newest() {
        return schemas.newest();
    }

    @Override
    public List<CityBehind> behind() {
        return lag.all();
    }

    /** The lock keeps two from starting a wave at the same time. */
    @Override
    @InFederation
    public Optional<Job> start() {
        federation
                .sql("select pg_advisory_xact_lock(hashtext(?))")
                .param(KIND)
                .query((_, _) -> KIND)
                .list();
        if (waves(1).stream().anyMatch(wave -> wave.state().isUnderWay())) {
            return Optional.empty();
        }
        return Optional.of(jobs.start(KIND, null, String.valueOf(schemas.newest())));
    }

    /** A wave that an operator has stopped, or that has failed, is theirs to resume. */
    @InFederation
    public void startIfBehind() {
        String version = String.valueOf(schemas.newest());
        boolean tried =
                waves(1).stream()
                        .anyMatch(wave ->
                                wave.state().isUnderWay()
                                        || (wave.finishedAt() != null
                                                && wave.state() != JobState.DONE
                                                && wave.subject().equals(version)));
        int behind = lag.all().size();
        LOG.info("{} city schemas are behind", behind);
        if (behind > 0 && !tried) {
            start();
        }
    }

    @Override
    public List<CityUpgrade> of(JobId wave) {
        return rows.of(wave);
    }

    @Override
    public List<Job> waves(int limit) {
        return federation
                .sql("select id from job where kind = ? order by id desc limit ?")
                .params(KIND, limit)
                .query((row, _) -> new JobId(row.getObject("id", UUID.class)))
                .list()
                .stream()
                .map(jobs::require)
                .toList();
    }
}
