package bourg.tenants.routing;

import bourg.testing.TestDatabase;
import bourg.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures three fences between cities for decision record 7: a role per city taken on by one
 * login, a login per city, and row-level security on shared tables. A program, not a test.
 */
final class FenceBenchmark {
    private static final int CITIES = Integer.getInteger("cities", 100);
    private static final int VISITS = 4_000;
    private static final int ROWS = 200;
    private static final String TABLES =
            "create table a (id int primary key, t text); create table b (id int primary key, a int references a);"
                    + " create index on b (a);";

    private final TestDatabase database;
    private final Connection owner;

    private FenceBenchmark(TestDatabase database) throws SQLException {
        this.database = database;
        this.owner = database.connect();
    }

    public static void main(String[] arguments) throws SQLException {
        new FenceBenchmark(TestPostgres.server().database("fence")).run();
    }

    private void run() throws SQLException {
        say("%d cities, %d visits each way", CITIES, VISITS);
        does("create role app login noinherit password 'p'");
        does("grant select on pg_backend_memory_contexts to public");
        does("grant execute on function pg_get_backend_memory_contexts() to public");
        long began = System.nanoTime();
        for (int i = 0; i < CITIES; i++) {
            openSchema(i);
        }
        say("role and schema: %.1f ms per city", millis(began) / CITIES);
        began = System.nanoTime();
        openShared();
        say("shared tables with policies: %.1f ms per city", millis(began) / CITIES);
        try (Connection app = connect("app")) {
            warm(app);
            double plain = visits(app, "", "select count(*) from shared where city = 1 and t = ?");
            double role = visits(app, "role", "select count(*) from a where t = ?");
            report("one login, SET ROLE and search_path", role, plain, memory(app));
        }
        try (Connection app = connect("app")) {
            double plain = visits(app, "", "select count(*) from shared where city = 1 and t = ?");
            double secured = visits(app, "setting", "select count(*) from secured where t = ?");
            report("row-level security by a setting", secured, plain, memory(app));
        }
        logins();
    }

    private void openSchema(int i) throws SQLException {
        String name = "c" + i;
        does(
                "create role "
                        + name
                        + " login password 'p'; grant "
                        + name
                        + " to app with inherit false, set true; create schema "
                        + name
                        + "; set search_path = "
                        + name
                        + "; "
                        + TABLES
                        + " insert into a select n, 't' || n % 10 from generate_series(1, "
                        + ROWS
                        + ") n; grant usage on schema "
                        + name
                        + " to "
                        + name
                        + "; grant select, insert, update, delete on all tables in schema "
                        + name
                        + " to "
                        + name
                        + "; reset search_path");
    }

    private void openShared() throws SQLException {
        for (String table : List.of("shared", "secured")) {
            does(
                    "create table "
                            + table
                            + " (city int, id int, t text, primary key (city, id));"
                            + " insert into "
                            + table
                            + " select c, n, 't' || n % 10 from generate_series(1, "
                            + CITIES
                            + ") c, generate_series(1, "
                            + ROWS
                            + ") n; grant select on "
                            + table
                            + " to app; grant usage on schema public to app");
        }
        does(
                "alter table secured enable row level security; create policy every on secured using (true);"
                        + " create policy own on secured as restrictive using"
                        + " (city = current_setting('bourg.city')::int); analyze");
    }

    /** A login per city: each needs a connection of its own, kept or made anew. */
    private void logins() throws SQLException {
        List<Connection> kept = new ArrayList<>();
        long began = System.nanoTime();
        for (int i = 0; i < Math.min(CITIES, 80); i++) {
            kept.add(connect("c" + i));
        }
        double made = millis(began) / kept.size();
        double memory = 0;
        for (Connection own : kept) {
            try (var statement = own.createStatement()) {
                statement.execute("set search_path = c" + kept.indexOf(own));
                statement.executeQuery("select count(*) from a join b on b.a = a.id").close();
            }
            memory += memory(own);
        }
        say(
                "a login per city: %.1f ms to connect, %.1f MB per connection, %d connections where one login needs 1",
                made, memory / kept.size(), kept.size());
        for (Connection own : kept) {
            own.close();
        }
    }

    private void warm(Connection app) throws SQLException {
        visits(app, "role", "select count(*) from a where t = ?");
        visits(app, "setting", "select count(*) from secured where t = ?");
    }

    /** The median of a transaction of one statement, in microseconds. */
    private double visits(Connection app, String enter, String query) throws SQLException {
        long[] took = new long[VISITS];
        app.setAutoCommit(false);
        for (int i = 0; i < VISITS; i++) {
            long began = System.nanoTime();
            int city = i % CITIES;
            enter(app, enter, city);
            try (var statement = app.prepareStatement(query)) {
                statement.setString(1, "t1");
                statement.executeQuery().close();
            }
            app.commit();
            leave(app, enter);
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        return took[VISITS / 2] / 1_000.0;
    }

    private static void enter(Connection app, String how, int city) throws SQLException {
        try (var statement = app.createStatement()) {
            if (how.equals("role")) {
                statement.execute("set role c" + city + "; set search_path = c" + city);
                app.commit();
            } else if (how.equals("setting")) {
                statement.execute("set local bourg.city = " + (city + 1));
            }
        }
    }

    private static void leave(Connection app, String how) throws SQLException {
        if (how.equals("role")) {
            try (var statement = app.createStatement()) {
                statement.execute("reset role; reset all; close all; unlisten *");
                app.commit();
            }
        }
    }

    /** What a server process holds for itself, in megabytes. */
    private static double memory(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select sum(total_bytes) / 1e6 from pg_backend_memory_contexts")) {
            rows.next();
            return rows.getDouble(1);
        } catch (SQLException noRight) {
            connection.rollback();
            return Double.NaN;
        }
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(database.url(), role, "p");
    }

    private void does(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private static void report(String fence, double took, double plain, double memory) {
        say(
                "%s: %.0f us, %.2f x plain (%.0f us), %.1f MB",
                fence, took, took / plain, plain, memory);
    }

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"}) // a program that reports
    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
