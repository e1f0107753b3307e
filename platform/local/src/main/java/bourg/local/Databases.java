package bourg.local;

import bourg.parts.BootstrapSql;
import bourg.parts.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** PostgreSQL with the databases of the platform, made once and reached by separate logins. */
final class Databases {

    static final String FEDERATION = "federation";

    /** Two, so that a city can be moved on one machine too. */
    static final List<String> CELLS = List.of("cell_1", "cell_2");

    static final String KEYCLOAK = "keycloak";

    private static final Map<String, String> OPTIONS =
            Map.of(
                    "fsync", "on",
                    "max_connections", "150",
                    "shared_buffers", "128MB",
                    "timezone", "UTC",
                    "log_line_prefix", "%m [%p] %d %u ");

    private Databases() {}

    static PostgresServer start(DataFolder folder, Path parts, int port, Secrets secrets) {
        PostgresServer server =
                PostgresServer.start(
                        new PostgresServer.Settings(
                                folder.postgres(),
                                parts,
                                folder.log("postgresql"),
                                port,
                                secrets.of("postgres-superuser"),
                                OPTIONS));
        try {
            prepare(server, secrets);
            return server;
        } catch (SQLException e) {
            server.close();
            throw new IllegalStateException("The databases could not be prepared", e);
        }
    }

    /** Safe to repeat, so that a start that was killed in the middle is finished by the next. */
    private static void prepare(PostgresServer server, Secrets secrets) throws SQLException {
        try (Connection connection = server.connect("postgres")) {
            create(connection, FEDERATION);
            for (String cell : CELLS) {
                create(connection, cell);
            }
            create(connection, KEYCLOAK);
        }
        try (Connection connection = server.connect(FEDERATION)) {
            BootstrapSql.run(
                    connection,
                    "db/bootstrap/federation.sql",
                    Map.of(
                            "federation_owner_password", secrets.of("federation-owner"),
                            "federation_app_password", secrets.of("federation-app")));
        }
        for (String cell : CELLS) {
            try (Connection connection = server.connect(cell)) {
                BootstrapSql.run(
                        connection,
                        "db/bootstrap/cell.sql",
                        Map.of(
                                "cell_owner_password", secrets.of("cell-owner"),
                                "cell_app_password", secrets.of("cell-app")));
            }
        }
        try (Connection connection = server.connect(KEYCLOAK)) {
            BootstrapSql.run(
                    connection,
                    "db/local/keycloak.sql",
                    Map.of("keycloak_password", secrets.of("keycloak-database")));
        }
    }

    private static void create(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery(
                            "select from pg_database where datname = '" + database + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + database);
        }
    }
}
