package bourg.tenants.routing;

import bourg.parts.BootstrapSql;
import bourg.tenants.CityId;
import bourg.testing.TestDatabase;
import bourg.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what opening one more city costs its cell: the time that the server works for it, and
 * the time that passes, busy machine and all. With all modules on the class path it is the real
 * schema. A program, not a test.
 */
final class TemplateBenchmark {
    private static final int CITIES = Integer.getInteger("cities", 300);
    private static final int FIRST = 5;
    private static final String PASSWORD = "trial";

    private TemplateBenchmark() {}

    public static void main(String[] arguments) throws SQLException {
        TestDatabase cell = TestPostgres.server().database("template");
        try (Connection superuser = cell.connect()) {
            BootstrapSql.run(
                    superuser,
                    "db/bootstrap/cell.sql",
                    Map.of("cell_owner_password", PASSWORD, "cell_app_password", PASSWORD));
            Cells cells = new Cells(databases(cell.url()));
            try {
                run(new CitySchemas(cells, List.of("classpath:db/city")), superuser);
            } finally {
                cells.destroy();
            }
        }
    }

    private static CellDatabases databases(String url) {
        CellDatabase cell =
                new CellDatabase(url, "cell_app", PASSWORD, "cell_owner", PASSWORD, "ca-central");
        return new CellDatabases(Map.of("cell_1", cell), 2, "ca-central");
    }

    private static void run(CitySchemas schemas, Connection superuser) throws SQLException {
        for (int i = 0; i < FIRST; i++) {
            schemas.create(place(i));
        }
        double before = worked(superuser);
        double[] passed = new double[CITIES];
        for (int i = 0; i < CITIES; i++) {
            long began = System.nanoTime();
            schemas.create(place(FIRST + i));
            passed[i] = (System.nanoTime() - began) / 1e6;
        }
        double worked = (worked(superuser) - before) / CITIES;
        Arrays.sort(passed);
        System.out.printf(
                Locale.ROOT,
                "%d cities, %d migrations, %s tables each: %.0f ms of database time per city;"
                        + " median %.0f ms, 95 of 100 within %.0f ms%n",
                CITIES,
                schemas.newest("cell_1"),
                tables(superuser),
                worked,
                passed[CITIES / 2],
                passed[CITIES * 95 / 100]);
    }

    private static Placement place(int number) {
        return new Placement(
                CityId.next(),
                "cell_1",
                "city_bench_" + number,
                "ca-central",
                Placement.State.ACTIVE,
                1);
    }

    /** Milliseconds in which statements were executed in this database, by the server's clock. */
    private static double worked(Connection superuser) throws SQLException {
        // Idle sessions hand in their numbers after ten seconds.
        return Double.parseDouble(
                one(
                        superuser,
                        "select active_time::text from pg_sleep(11),"
                                + " pg_stat_database where datname = current_database()"));
    }

    private static String tables(Connection superuser) throws SQLException {
        return one(
                superuser,
                "select count(*)::text from pg_tables where schemaname = 'city_bench_0'");
    }

    private static String one(Connection superuser, String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
