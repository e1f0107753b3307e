package bourg.tenants.routing;

import bourg.tenants.CityBehind;
import bourg.tenants.CityUpgrade;
import bourg.tenants.CityUpgrades;
import bourg.tenants.ErrorText;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Migrates the cities that are behind, one after the other: canaries first, and a canary that fails
 * ends the wave. Of the others a few may fail; who has failed is tried again when the job is.
 */
@Component
class SchemaWave implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWave.class);

    private final SchemaLag lag;
    private final UpgradeRows rows;
    private final Placements placements;
    private final CitySchemas schemas;
    private final UpgradeSettings settings;

    SchemaWave(
            SchemaLag lag,
            UpgradeRows rows,
            Placements placements,
            CitySchemas schemas,
            UpgradeSettings settings) {
        this.lag = lag;
        this.rows = rows;
        this.placements = placements;
        this.schemas = schemas;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return CityUpgrades.KIND;
    }

    @Override
    public void run(Job wave, Progress progress) {
        int wanted = Integer.parseInt(wave.subject());
        if (schemas.newest() < wanted) {
            throw new IllegalStateException(
                    "This instance is of an older version than the wave; a newer one will do it");
        }
        List<CityUpgrade> cities = rows.of(wave.id());
        if (cities.isEmpty()) {
            plan(wave);
            cities = rows.of(wave.id());
        }
        int failed = 0;
        int turn = 0;
        for (CityUpgrade city : cities) {
            progress.report(turn, cities.size(), city.code());
            if (city.state() != CityUpgrade.State.DONE && !migrate(wave, city)) {
                failed++;
                stopIfTooMany(city, failed, cities.size());
            }
            turn++;
        }
        progress.report(cities.size() - failed, cities.size(), null);
        if (failed > 0) {
            throw new IllegalStateException(
                    failed + " of " + cities.size() + " cities could not be upgraded");
        }
    }

    private void plan(Job wave) {
        List<CityBehind> behind = lag.all();
        List<CityBehind> order =
                new ArrayList<>(behind.stream().filter(settings::isCanary).toList());
        if (order.isEmpty()) {
            Set<String> cells = new HashSet<>();
            behind.stream().filter(city -> cells.add(city.cell())).forEach(order::add);
        }
        int canaries = order.size();
        behind.stream().filter(city -> !order.contains(city)).toList().forEach(order::add);
        for (int position = 0; position < order.size(); position++) {
            rows.add(wave.id(), order.get(position), position, position < canaries);
        }
    }

    private boolean migrate(Job wave, CityUpgrade city) {
        try {
            schemas.migrate(placements.of(city.city()));
        } catch (SQLException | FlywayException failure) {
            LOG.warn("City {} could not be upgraded", city.code(), failure);
            rows.failed(wave.id(), city.city(), ErrorText.of(failure));
            return false;
        }
        rows.done(wave.id(), city.city());
        return true;
    }

    private void stopIfTooMany(CityUpgrade city, int failed, int all) {
        if (city.canary()) {
            throw new IllegalStateException("Canary " + city.code() + " could not be upgraded");
        }
        if (failed > settings.tolerated(all)) {
            throw new IllegalStateException(
                    failed + " cities could not be upgraded; the wave stops here");
        }
    }
}
