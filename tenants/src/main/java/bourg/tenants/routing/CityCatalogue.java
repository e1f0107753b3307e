package bourg.tenants.routing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads from the catalogue which tables a city's schema has, and which must be filled before which.
 */
final class CityCatalogue {
    private static final String COLUMNS =
            """
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
                a.attidentity <> '' as identity
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname <> ?
            order by c.relname, a.attname\
            """;
    private static final String KEYS =
            """
            select c.relname, array(select a.attname::text from unnest(i.indkey) with ordinality as k (number, position)
                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number order by k.position) as key
            from pg_index i join pg_class c on c.oid = i.indrelid
            where c.relnamespace = ?::regnamespace and i.indisprimary\
            """;
    private static final String REFERENCES =
            """
            select distinct c.relname as from_table, f.relname as to_table
            from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_class f on f.oid = r.confrelid
            where r.connamespace = ?::regnamespace and r.contype = 'f' and r.conrelid <> r.confrelid\
            """;

    private final Connection connection;
    private final String schema;

    CityCatalogue(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** All tables but Flyway's own, those that others refer to first. */
    List<CityTable> tables() throws SQLException {
        Map<String, List<String>> keys = keys();
        Map<String, CityTable> tables = new TreeMap<>();
        columns()
                .forEach((name, columns) ->
                        tables.put(
                                name,
                                new CityTable(name, columns, keys.getOrDefault(name, List.of()))));
        return inOrder(tables, references());
    }

    private Map<String, List<CityColumn>> columns() throws SQLException {
        Map<String, List<CityColumn>> columns = new LinkedHashMap<>();
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, schema);
            query.setString(2, CityTemplate.HISTORY);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.computeIfAbsent(rows.getString("relname"), _ -> new ArrayList<>())
                            .add(column(rows));
                }
            }
        }
        return columns;
    }

    private static CityColumn column(ResultSet row) throws SQLException {
        return new CityColumn(
                row.getString("attname"),
                row.getString("type"),
                row.getBoolean("nullable"),
                row.getBoolean("identity"));
    }

    private Map<String, List<String>> keys() throws SQLException {
        Map<String, List<String>> keys = new TreeMap<>();
        try (var query = connection.prepareStatement(KEYS)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    Object[] names = (Object[]) rows.getArray("key").getArray();
                    keys.put(
                            rows.getString("relname"),
                            Arrays.stream(names).map(Object::toString).toList());
                }
            }
        }
        return keys;
    }

    private Map<String, Set<String>> references() throws SQLException {
        Map<String, Set<String>> references = new TreeMap<>();
        try (var query = connection.prepareStatement(REFERENCES)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    references
                            .computeIfAbsent(rows.getString("from_table"), _ -> new TreeSet<>())
                            .add(rows.getString("to_table"));
                }
            }
        }
        return references;
    }

    private static List<CityTable> inOrder(
            Map<String, CityTable> tables, Map<String, Set<String>> references) {
        List<CityTable> ordered = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (ordered.size() < tables.size()) {
            List<CityTable> ready =
                    tables.values().stream()
                            .filter(table -> !placed.contains(table.name()))
                            .filter(table ->
                                    placed.containsAll(
                                            references.getOrDefault(table.name(), Set.of())))
                            .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a circle");
            }
            ready.forEach(table -> placed.add(table.name()));
            ordered.addAll(ready);
        }
        return ordered;
    }
}
