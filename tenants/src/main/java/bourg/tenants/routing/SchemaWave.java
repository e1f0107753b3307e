package bourg.tenants.routing;

import bourg.tenants.CityId;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the cities of a cell whose schema is behind, by one query, and has each migrated in the
 * background.
 */
@Component
class SchemaWave {
    static final TaskDescriptor<Void> CHECK_CELL = TaskDescriptor.of("check-city-schemas");
    static final TaskDescriptor<Void> MIGRATE_CITY = TaskDescriptor.of("migrate-city-schema");
    private static final Logger LOG = LoggerFactory.getLogger(SchemaWave.class);

    private final JdbcClient federation;
    private final SchedulerClient scheduler;
    private final Placements placements;
    private final CitySchemas schemas;
    private final Cells cells;

    SchemaWave(
            @Qualifier("federation") JdbcClient federation,
            SchedulerClient scheduler,
            Placements placements,
            CitySchemas schemas,
            Cells cells) {
        this.federation = federation;
        this.scheduler = scheduler;
        this.placements = placements;
        this.schemas = schemas;
        this.cells = cells;
    }

    void startChecks() {
        for (String cell : cells.names()) {
            scheduler.scheduleIfNotExists(CHECK_CELL.instance(cell).build(), Instant.now());
        }
    }

    void check(String cell) {
        List<Placement> residents = residents(cell);
        if (residents.isEmpty()) {
            return;
        }
        List<Placement> behind = behind(cell, residents);
        LOG.info("{}: {} of {} city schemas are behind", cell, behind.size(), residents.size());
        for (Placement place : behind) {
            String city = place.city().toString();
            scheduler.scheduleIfNotExists(MIGRATE_CITY.instance(city).build(), Instant.now());
        }
    }

    private List<Placement> residents(String cell) {
        return federation
                .sql(
                        """
                        select placement.city, cell, schema, region, placement.state, epoch
                        from placement join city on city.id = placement.city
                        where cell = ? and city.state <> 'PROVISIONING'
                        """)
                .param(cell)
                .query((row, index) ->
                        Placements.read(new CityId(row.getObject("city", UUID.class)), row))
                .list();
    }

    private List<Placement> behind(String cell, List<Placement> residents) {
        int newest = schemas.newest(residents.getFirst());
        String query =
                String.join(
                        " union all ",
                        residents.stream()
                                .map(place ->
                                        "select '"
                                                + place.schema()
                                                + "' as name, count(*) as applied from "
                                                + place.schema()
                                                + "."
                                                + CityTemplate.HISTORY
                                                + " where success")
                                .toList());
        List<String> late =
                JdbcClient.create(cells.provisioner(cell))
                        .sql("select name from (" + query + ") as histories where applied < ?")
                        .param(newest)
                        .query((row, index) -> row.getString(1))
                        .list();
        return residents.stream().filter(place -> late.contains(place.schema())).toList();
    }

    void migrate(CityId city, ExecutionContext context) throws SQLException {
        Placement place = placements.of(city);
        schemas.migrate(place);
        LOG.info(
                "Schema of {} is up to date, after {} failures",
                city,
                context.getExecution().consecutiveFailures);
    }
}
