package bourg.tenants.closing;

import bourg.tenants.City;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Every row of every database and every file, looked at with the eyes of their owners. */
final class EveryPlace {
    private final Map<String, JdbcClient> databases = new TreeMap<>();
    private final List<Path> folders;

    EveryPlace(Environment settings) {
        databases.put("federation", owner(settings, "bourg.federation.", "owner-"));
        for (String cell : List.of("cell_1", "cell_2")) {
            databases.put(cell, owner(settings, "bourg.cells." + cell + ".", "provisioner-"));
        }
        folders =
                Stream.of("exports", "backups")
                        .map(name -> settings.getRequiredProperty("bourg." + name + ".folder"))
                        .map(Path::of)
                        .toList();
    }

    private static JdbcClient owner(Environment settings, String prefix, String who) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        settings.getRequiredProperty(prefix + "url"),
                        settings.getRequiredProperty(prefix + who + "username"),
                        settings.getRequiredProperty(prefix + who + "password")));
    }

    JdbcClient cell(String name) {
        return java.util.Objects.requireNonNull(databases.get(name));
    }

    /**
     * Where the word is: tables with their schema, and files; bytes are searched as well as text.
     */
    Set<String> with(String word) {
        Set<String> found = new TreeSet<>();
        String hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        for (var database : databases.entrySet()) {
            for (String table : tables(database.getValue(), "%")) {
                boolean there =
                        database.getValue()
                                .sql(
                                        "select exists (select 1 from "
                                                + table
                                                + " t where strpos(t::text, ?) > 0 or"
                                                + " strpos(t::text, ?) > 0)")
                                .params(word, hex)
                                .query(Boolean.class)
                                .single();
                if (there) {
                    found.add(database.getKey() + "." + table);
                }
            }
        }
        folders.forEach(folder -> files(folder, word, found));
        return found;
    }

    private static List<String> tables(JdbcClient database, String schema) {
        return database.sql(
                        """
                        select schemaname || '.' || tablename as name from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema') and schemaname like ? order by 1\
                        """)
                .param(schema)
                .query((row, _) -> row.getString("name"))
                .list();
    }

    private static void files(Path folder, String word, Set<String> found) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (content.contains(word)) {
                    found.add("file " + file.getFileName());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many servers of cells have a role of this name. */
    long roles(String name) {
        return Stream.of("cell_1", "cell_2")
                .map(this::cell)
                .mapToLong(cell ->
                        cell.sql("select count(*) from pg_roles where rolname = ?")
                                .param(name)
                                .query(Long.class)
                                .single())
                .sum();
    }

    /** The cell that a city lives in. */
    String homeOf(City city) {
        return cell("federation")
                .sql("select cell from control.placement where city = ?")
                .param(city.id().value())
                .query(String.class)
                .single();
    }

    /** All rows of all tables of a city, in its schema and in the control plane. */
    Map<String, String> rowsOf(City city) {
        Map<String, String> all = new TreeMap<>();
        JdbcClient home = cell(homeOf(city));
        for (String table : tables(home, Plantings.schema(city))) {
            all.put(table, rows(home, table, "true"));
        }
        JdbcClient federation = cell("federation");
        for (String table : List.of("placement", "provisioning_step", "export", "city_backup")) {
            all.put(
                    table,
                    rows(federation, "control." + table, "city = '" + city.id().value() + "'"));
        }
        return all;
    }

    private static String rows(JdbcClient database, String table, String which) {
        return database.sql(
                        "select coalesce(string_agg(t::text, '|' order by t::text), '') from "
                                + table
                                + " t where "
                                + which)
                .query((row, _) -> row.getString(1))
                .single();
    }
}
