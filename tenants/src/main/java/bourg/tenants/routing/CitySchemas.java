package bourg.tenants.routing;

import bourg.tenants.Undone;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes and migrates the schemas of cities: new ones from one template, existing ones by Flyway.
 */
@Component
class CitySchemas {
    /** dependent_objects_still_exist */
    private static final String STILL_NEEDED = "2BP01";

    /** Default privileges give a city all of its tables; of these it may only read and add. */
    private static final Map<String, String> APPEND_ONLY =
            Map.of("audit_entry", "update, delete, truncate", "consent", "update, truncate");

    private final Cells cells;
    private final List<String> locations;
    private @Nullable CityTemplate known;

    CitySchemas(
            Cells cells,
            @Value("${bourg.cities.migrations:classpath:db/city}") List<String> locations) {
        this.cells = cells;
        this.locations = List.copyOf(locations);
    }

    void create(Placement place) throws SQLException {
        create(place, template(cells.provisioner(place.cell())));
    }

    /** The schema as it was elsewhere, which may have been older. */
    void create(Placement place, List<AppliedMigration> applied) throws SQLException {
        create(place, template(cells.provisioner(place.cell())).only(applied));
    }

    private void create(Placement place, CityTemplate template) throws SQLException {
        DataSource owner = cells.provisioner(place.cell());
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                prepare(statement, place.schema());
                connection.commit();
                if (!hasHistory(connection, place.schema())) {
                    template.apply(connection, place.schema());
                    closeHistory(statement, place.schema());
                }
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    /** The role and the empty schema; a transaction of its own, because Citus demands that. */
    static void prepare(Statement statement, String name) throws SQLException {
        if (!isThere(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name + " nologin");
        }
        statement.execute("grant " + name + " to cell_app with inherit false, set true");
        statement.execute("create schema if not exists " + name);
        statement.execute("grant usage on schema " + name + " to " + name);
        statement.execute(
                "alter default privileges in schema "
                        + name
                        + " grant select, insert, update, delete on tables to "
                        + name);
        statement.execute(
                "alter default privileges in schema "
                        + name
                        + " grant usage, select on sequences to "
                        + name);
    }

    private static boolean isThere(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getObject(1) != null;
        }
    }

    private static boolean hasHistory(Connection connection, String schema) throws SQLException {
        try (var statement = connection.createStatement()) {
            return isThere(
                    statement,
                    "select 1 from pg_tables where schemaname = '"
                            + schema
                            + "' and tablename = '"
                            + CityTemplate.HISTORY
                            + "'");
        }
    }

    /** A city has no business in the record of its own migrations; what it wrote for good stays. */
    private static void closeHistory(Statement statement, String schema) throws SQLException {
        statement.execute(
                "revoke all on " + schema + "." + CityTemplate.HISTORY + " from " + schema);
        for (var closed : APPEND_ONLY.entrySet()) {
            String table = schema + "." + closed.getKey();
            if (isThere(statement, "select to_regclass('" + table + "')")) {
                statement.execute(
                        "revoke " + closed.getValue() + " on " + table + " from " + schema);
            }
        }
    }

    /** The schema with all that is in it, and its role: in two transactions, as they were made. */
    List<Undone> drop(Placement place) throws SQLException {
        try (var connection = cells.provisioner(place.cell()).getConnection();
                var statement = connection.createStatement()) {
            String name = place.schema();
            long tables = 0;
            try (var count =
                    statement.executeQuery(
                            "select count(*) from pg_tables where schemaname = '" + name + "'")) {
                count.next();
                tables = count.getLong(1);
            }
            statement.execute("drop schema if exists " + name + " cascade");
            return List.of(
                    Undone.deleted("tables", tables),
                    Undone.deleted("roles", dropRole(statement, name) ? 1 : 0));
        }
    }

    /** A role belongs to the server: it stays while another cell there has the city. */
    private static boolean dropRole(Statement statement, String name) throws SQLException {
        if (!isThere(statement, "select 1 from pg_roles where rolname = '" + name + "'")) {
            return false;
        }
        try {
            statement.execute("drop role " + name);
            return true;
        } catch (SQLException refused) {
            if (STILL_NEEDED.equals(refused.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }

    void migrate(Placement place) throws SQLException {
        DataSource owner = cells.provisioner(place.cell());
        flyway(owner, place.schema()).migrate();
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            closeHistory(statement, place.schema());
        }
    }

    int newest() {
        return newest(cells.names().iterator().next());
    }

    /** How many migrations there are; the cell is not asked, it only helps to look. */
    int newest(String cell) {
        return template(cells.provisioner(cell)).size();
    }

    boolean knows(AppliedMigration applied) {
        return template(cells.provisioner(cells.names().iterator().next())).has(applied);
    }

    /**
     * Flyway takes connections of its own while it looks: one asks it, once, and holds none
     * meanwhile, or the owner's few connections would wait for each other.
     */
    private synchronized CityTemplate template(DataSource owner) {
        CityTemplate template = known;
        if (template == null) {
            template = CityTemplate.of(flyway(owner, "public").info(), locations);
            known = template;
        }
        return template;
    }

    Flyway flyway(DataSource owner, String schema) {
        return Flyway.configure()
                .dataSource(owner)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(false)
                .locations(locations.toArray(String[]::new))
                .placeholderReplacement(false)
                .outOfOrder(true)
                .load();
    }
}
