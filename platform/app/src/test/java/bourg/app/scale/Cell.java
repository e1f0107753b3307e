package bourg.app.scale;

import bourg.testing.TestDatabase;
import bourg.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Looks at the database of the cell as its superuser. */
record Cell(String url) {

    private Connection connect() throws SQLException {
        TestDatabase any = TestPostgres.secondServer().database("superuser");
        return DriverManager.getConnection(url, any.username(), any.password());
    }

    long bytes() throws SQLException {
        try (Connection superuser = connect()) {
            return number(superuser, "select pg_database_size(current_database())");
        }
    }

    /** How much one connection holds after it has been in every city. */
    long bytesOfAConnectionThatVisits(List<String> schemas) throws SQLException {
        try (Connection superuser = connect()) {
            for (String schema : schemas) {
                try (var statement = superuser.createStatement()) {
                    statement.execute("set role " + schema + "; set search_path = " + schema);
                }
                number(superuser, "select count(*) from orders where state = 'PAID'");
                number(superuser, "select count(*) from page");
                number(superuser, "select count(*) from outbox where delivered_at is null");
            }
            try (var statement = superuser.createStatement()) {
                statement.execute("reset role; reset search_path");
            }
            return number(superuser, "select sum(total_bytes) from pg_backend_memory_contexts");
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
