package bourg.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server shared by all tests of a JVM: a container, or embedded where no Docker engine
 * answers.
 */
public final class TestPostgres {

    private static final Map<String, TestPostgres> SERVERS = new ConcurrentHashMap<>();

    private final PostgresAddress address;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(PostgresAddress address) {
        this.address = address;
    }

    /** The first server; tests put the control plane on it. */
    public static TestPostgres server() {
        return server("first");
    }

    /** Another server; tests put cells on it, so that nothing can span the two. */
    public static TestPostgres secondServer() {
        return server("second");
    }

    /** A server of that name: the same for the whole JVM. */
    public static TestPostgres server(String name) {
        return SERVERS.computeIfAbsent(name, TestPostgres::start);
    }

    /** Creates a fresh, empty database; its real name begins with the given one. */
    public TestDatabase database(String name) {
        String unique = name + "_" + databases.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(
                                address.url("postgres"), address.username(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + unique + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("No test database", e);
        }
        return new TestDatabase(
                unique, address.url(unique), address.username(), address.password());
    }

    public String host() {
        return address.host();
    }

    public int port() {
        return address.port();
    }

    private static TestPostgres start(String name) {
        return new TestPostgres(
                switch (Provider.chosen()) {
                    case CONTAINERS -> ContainerPostgres.start();
                    case EMBEDDED -> EmbeddedPostgres.start(name);
                });
    }
}
