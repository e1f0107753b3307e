package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.CityId;
import bourg.tenants.trial.CityTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class TemplateTests {
    private final Cells cells;
    private final CitySchemas schemas;

    TemplateTests(@Autowired Cells cells, @Autowired CitySchemas schemas) {
        this.cells = cells;
        this.schemas = schemas;
    }

    @Test
    void theTemplateLeavesWhatFlywayWouldHaveLeft() throws Exception {
        Placement byTemplate = placement("city_by_template");
        Placement byFlyway = placement("city_by_flyway");
        schemas.create(byTemplate);
        prepareOnly(byFlyway);
        schemas.migrate(byFlyway);

        for (String query : List.of(COLUMNS, CONSTRAINTS, INDEXES, GRANTS)) {
            assertThat(rows(query, byTemplate)).isNotEmpty().isEqualTo(rows(query, byFlyway));
        }
        assertThat(history(byTemplate)).isNotEmpty().isEqualTo(history(byFlyway));
        var flyway = schemas.flyway(cells.provisioner("cell_1"), byTemplate.schema());
        flyway.validate();
        assertThat(flyway.info().pending()).isEmpty();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void creatingTwiceChangesNothing() throws Exception {
        Placement twice = placement("city_twice");
        schemas.create(twice);
        List<String> first = rows(GRANTS, twice);
        schemas.create(twice);
        assertThat(rows(GRANTS, twice)).isEqualTo(first);
    }

    /** As many and one more than the owner has connections, and nobody has looked at a template. */
    @Test
    void manyAreMadeAtOnceOnFewConnections() throws Exception {
        CitySchemas unused = new CitySchemas(cells, List.of("classpath:db/city"));
        List<Future<Placement>> made = new ArrayList<>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i <= 3; i++) {
                Placement place = placement("city_at_once_" + i);
                made.add(
                        workers.submit(() -> {
                            unused.create(place);
                            return place;
                        }));
            }
        }
        for (Future<Placement> place : made) {
            assertThat(history(place.get())).isNotEmpty();
        }
    }

    private void prepareOnly(Placement place) throws Exception {
        try (var connection = cells.provisioner(place.cell()).getConnection();
                var statement = connection.createStatement()) {
            CitySchemas.prepare(statement, place.schema());
        }
    }

    private List<String> rows(String query, Placement place) {
        return JdbcClient.create(cells.provisioner(place.cell()))
                .sql(query.replace("?", "'" + place.schema() + "'"))
                .query(String.class)
                .list()
                .stream()
                .map(row -> String.valueOf(row).replace(place.schema(), "SCHEMA"))
                .toList();
    }

    private List<String> history(Placement place) {
        return rows(
                "select concat_ws(' ', installed_rank, version, description, type, script,"
                        + " checksum, installed_by, success) from "
                        + place.schema()
                        + ".flyway_schema_history order by installed_rank",
                place);
    }

    private static Placement placement(String schema) {
        return new Placement(
                CityId.next(), "cell_1", schema, "ca-central", Placement.State.ACTIVE, 1);
    }

    private static final String COLUMNS =
            """
            select concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable, column_default)
            from information_schema.columns where table_schema = ? order by 1\
            """;
    private static final String CONSTRAINTS =
            """
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = ?::regnamespace order by 1\
            """;
    private static final String INDEXES =
            "select indexdef from pg_indexes where schemaname = ? order by 1";
    private static final String GRANTS =
            """
            select relname || ' ' || coalesce(relacl::text, '-') from pg_class
            where relnamespace = ?::regnamespace and relkind in ('r', 'S') order by 1\
            """;
}
