package bourg.tenants.trial;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts the control plane on one PostgreSQL server and the cell on another; each test context gets
 * fresh databases.
 */
public final class TwoServers
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String PASSWORD = "trial";
    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    static {
        // Lets the JDK's client send a Host header of our choice.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        int number = CONTEXTS.incrementAndGet();
        String federation =
                database(Servers.FEDERATION, "federation_" + number, "db/bootstrap/federation.sql");
        String cell = database(Servers.CELL, "cell_" + number, "db/bootstrap/cell.sql");
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "two-servers",
                                Map.ofEntries(
                                        Map.entry("bourg.federation.url", federation),
                                        Map.entry("bourg.federation.username", "federation_app"),
                                        Map.entry("bourg.federation.password", PASSWORD),
                                        Map.entry(
                                                "bourg.federation.owner-username",
                                                "federation_owner"),
                                        Map.entry("bourg.federation.owner-password", PASSWORD),
                                        Map.entry("bourg.cells.cell_1.url", cell),
                                        Map.entry("bourg.cells.cell_1.username", "cell_app"),
                                        Map.entry("bourg.cells.cell_1.password", PASSWORD),
                                        Map.entry(
                                                "bourg.cells.cell_1.provisioner-username",
                                                "cell_owner"),
                                        Map.entry(
                                                "bourg.cells.cell_1.provisioner-password",
                                                PASSWORD),
                                        Map.entry("bourg.cells.cell_1.region", "ca-central"),
                                        Map.entry(
                                                "bourg.identity.internal-url",
                                                TestTokens.internalUrl()),
                                        Map.entry("bourg.background.polling-interval", "200ms"))));
    }

    private static String database(EmbeddedPostgres server, String name, String bootstrap) {
        try (var connection =
                        DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", name));
                var statement = connection.createStatement()) {
            String sql =
                    new ClassPathResource(bootstrap).getContentAsString(StandardCharsets.UTF_8);
            statement.execute(sql.replaceAll(":'\\w+_password'", "'" + PASSWORD + "'"));
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    private static final class Servers {
        static final EmbeddedPostgres FEDERATION = start();
        static final EmbeddedPostgres CELL = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server =
                        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
