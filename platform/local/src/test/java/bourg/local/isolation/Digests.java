package bourg.local.isolation;

import bourg.local.RunningPlatform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands in every table of every city and of the control plane, read past the application by
 * the superuser of this machine.
 */
final class Digests implements AutoCloseable {

    /** Tables that live on their own, and why none of them can hide a write. */
    private static final Map<String, String> LEFT_OUT =
            Map.of(
                    "scheduled_tasks",
                            "heartbeats of background work; what it does shows elsewhere",
                    "idempotent_request", "answers kept for whoever asks, also for refusals",
                    "audit_entry", "one line for each record that an official is shown by right",
                    "audit_end", "the end of the chain of those lines",
                    "audit_head", "the same, as seen by the control plane");

    /** Columns that change by themselves: a delivery is tried again where nobody listens. */
    private static final Map<String, String> RESTLESS =
            Map.of("webhook_delivery", ",attempts,last_status,last_error");

    /**
     * When the payment provider was last asked: sweeps do that, and whoever looks at his account.
     */
    private static final String MOMENT = "checked_at";

    /** Those of one machine. */
    static final List<String> CELLS = List.of("cell_1", "cell_2");

    private final List<Database> databases;

    private record Database(Connection connection, String digest) {}

    private Digests(List<Database> databases) {
        this.databases = databases;
    }

    static Digests open() throws SQLException {
        List<Database> databases = new ArrayList<>();
        for (String name : everyDatabase()) {
            Connection connection = connect(name);
            databases.add(new Database(connection, query(name, connection)));
        }
        return new Digests(databases);
    }

    /** The control plane and all cells, as the application is told of them. */
    private static List<String> everyDatabase() {
        List<String> all = new ArrayList<>(List.of("federation"));
        all.addAll(CELLS);
        return all;
    }

    static Connection connect(String database) throws SQLException {
        var platform = RunningPlatform.get();
        int port = platform.settings().ports().postgres();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "postgres",
                platform.secret("postgres-superuser"));
    }

    /** All tables of ours, quoted, with their schemas. */
    static List<String> everyTable(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select table_schema, table_name from information_schema.tables
                                where table_type = 'BASE TABLE'
                                  and table_schema not in ('pg_catalog', 'information_schema')
                                order by 1, 2\
                                """)) {
            while (rows.next()) {
                tables.add("\"" + rows.getString(1) + "\".\"" + rows.getString(2) + "\"");
            }
        }
        return tables;
    }

    private static String query(String database, Connection connection) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (String table : everyTable(connection)) {
            String plain = table.replace("\"", "");
            String name = plain.substring(plain.indexOf('.') + 1);
            if (LEFT_OUT.containsKey(name)) {
                continue;
            }
            parts.add(
                    "select '"
                            + database
                            + " "
                            + plain
                            + "', count(*) || ' rows, ' ||"
                            + " coalesce(sum(hashtextextended((to_jsonb(t) - '{"
                            + MOMENT
                            + RESTLESS.getOrDefault(name, "")
                            + "}'::text[])::text, 0)::numeric), 0)"
                            + " from "
                            + table
                            + " t");
        }
        return String.join(" union all ", parts);
    }

    /** Each table with the number of its rows and a sum over their content. */
    Map<String, String> take() throws SQLException {
        Map<String, String> all = new TreeMap<>();
        for (Database database : databases) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet rows = statement.executeQuery(database.digest())) {
                while (rows.next()) {
                    all.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return all;
    }

    /** Waits until what was set going has come to rest. */
    Map<String, String> whenQuiet() throws SQLException, InterruptedException {
        Map<String, String> before = take();
        for (int quiet = 0, i = 0; quiet < 3 && i < 120; i++) {
            Thread.sleep(700);
            Map<String, String> now = take();
            quiet = now.equals(before) ? quiet + 1 : 0;
            before = now;
        }
        return before;
    }

    static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream()
                .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                .map(table ->
                        table.getKey()
                                + ": "
                                + before.get(table.getKey())
                                + " -> "
                                + table.getValue())
                .toList();
    }

    @Override
    public void close() throws SQLException {
        for (Database database : databases) {
            database.connection().close();
        }
    }
}
