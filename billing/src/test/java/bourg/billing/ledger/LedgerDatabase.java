package bourg.billing.ledger;

import bourg.testing.TestDatabase;
import bourg.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.core.io.ClassPathResource;

/** A database with nothing but the ledger, opened as its owner or as the application. */
final class LedgerDatabase {
    static final String PASSWORD = "trial";

    private final TestDatabase database = TestPostgres.server().database("ledger");

    LedgerDatabase() throws SQLException {
        run(
                superuser(),
                read("db/bootstrap/federation.sql")
                        .replaceAll(":'\\w+_password'", "'" + PASSWORD + "'"));
        run(owner(), read("db/federation/V300__ledger.sql"));
        run(owner(), read("db/federation/V302__roll_up.sql"));
        run(owner(), read("db/federation/V305__pending.sql"));
        run(owner(), read("db/federation/V307__lighter_postings.sql"));
    }

    String url() {
        return database.url();
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.username(), database.password());
    }

    Connection owner() throws SQLException {
        return DriverManager.getConnection(database.url(), "federation_owner", PASSWORD);
    }

    Connection application() throws SQLException {
        return DriverManager.getConnection(database.url(), "federation_app", PASSWORD);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Posts entries written as {@code party/account/amount/currency ...}. */
    static String post(Connection connection, String key, String kind, String... entries)
            throws SQLException {
        return call(connection, "post", key, kind, entries);
    }

    /** Calls the ledger's function of this name with entries written as for a posting. */
    static String call(
            Connection connection, String function, String key, String kind, String... entries)
            throws SQLException {
        StringBuilder json = new StringBuilder();
        for (String entry : entries) {
            String[] words = entry.split("/");
            json.append(json.isEmpty() ? "[" : ",")
                    .append(
                            "{\"party\":\"%s\",\"account\":\"%s\",\"amount_minor\":%s,\"currency\":\"%s\",\"kind\":\"X\"}"
                                    .formatted((Object[]) words));
        }
        json.append(entries.length == 0 ? "[]" : "]");
        try (var call =
                connection.prepareStatement(
                        "select ledger." + function + "(?, ?, now(), ?, ?::jsonb)")) {
            call.setString(1, key);
            call.setString(2, kind);
            call.setString(3, "ordr_" + Instant.EPOCH);
            call.setString(4, json.toString());
            try (var row = call.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
