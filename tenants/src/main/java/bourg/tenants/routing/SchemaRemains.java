package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The tables of a city, in whatever cell they are: where it lives, and where moves left copies. */
@Component
class SchemaRemains implements CityRemains {
    private final Cells cells;
    private final CitySchemas schemas;
    private final Placements placements;

    SchemaRemains(Cells cells, CitySchemas schemas, Placements placements) {
        this.cells = cells;
        this.schemas = schemas;
        this.placements = placements;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Erasure> plan(City city) {
        String schema = Placement.schemaOf(city.code());
        Map<String, Long> rows = new TreeMap<>();
        long found = 0;
        try {
            for (String cell : cells.names()) {
                try (var connection = cells.provisioner(cell).getConnection()) {
                    found += count(connection, schema, rows) ? 1 : 0;
                }
            }
        } catch (SQLException away) {
            throw new IllegalStateException("A cell could not be searched", away);
        }
        List<Erasure> plan = new ArrayList<>();
        plan.add(Erasure.deleted("schemas", found));
        rows.forEach((table, count) -> plan.add(Erasure.deleted("rows of " + table, count)));
        return plan;
    }

    /** Whoever was promised something hears of it first: a refund begins with an event. */
    @Override
    public Optional<String> hindrance(City city) {
        try {
            Optional<Placement> home = placements.fresh(city.id());
            return home.isPresent() && isSomethingToTell(home.get())
                    ? Optional.of("events_undelivered")
                    : Optional.empty();
        } catch (SQLException away) {
            throw new IllegalStateException("The city could not be searched", away);
        }
    }

    private boolean isSomethingToTell(Placement home) throws SQLException {
        try (var connection = cells.provisioner(home.cell()).getConnection();
                var statement = connection.createStatement();
                var waiting =
                        statement.executeQuery(
                                "select 1 from "
                                        + home.schema()
                                        + ".outbox where delivered_at is null limit 1")) {
            return waiting.next();
        }
    }

    private static boolean count(Connection connection, String schema, Map<String, Long> rows)
            throws SQLException {
        for (String table : tables(connection, schema)) {
            try (var statement = connection.createStatement();
                    var count =
                            statement.executeQuery(
                                    "select count(*) from "
                                            + schema
                                            + "."
                                            + CityTable.quoted(table))) {
                count.next();
                rows.merge(table, count.getLong(1), Long::sum);
            }
        }
        try (var statement =
                connection.prepareStatement("select 1 from pg_namespace where nspname = ?")) {
            statement.setString(1, schema);
            return statement.executeQuery().next();
        }
    }

    private static Set<String> tables(Connection connection, String schema) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (var statement =
                connection.prepareStatement(
                        "select tablename from pg_tables where schemaname = ?")) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    /** Of cells on one server the last one takes the role with it. */
    @Override
    public void erase(City city) {
        String schema = Placement.schemaOf(city.code());
        placements.forget(city.id());
        try {
            for (String cell : cells.names()) {
                schemas.drop(
                        new Placement(
                                city.id(),
                                cell,
                                schema,
                                cells.region(cell),
                                Placement.State.MOVING,
                                0));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("A schema could not be dropped", failure);
        }
    }
}
