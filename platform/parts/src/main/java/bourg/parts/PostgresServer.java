package bourg.parts;

import bourg.parts.Child.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL 18 on this machine, on the loopback address only; its data folder outlives it.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final int START_ATTEMPTS = 5;

    /**
     * Where it lives and how it is reached; {@code options} are server settings such as {@code
     * fsync}.
     */
    public record Settings(
            Path dataFolder,
            Path partsFolder,
            Path log,
            int port,
            String superuserPassword,
            Map<String, String> options) {}

    private final Settings settings;
    private volatile Child process;

    private PostgresServer(Settings settings, Child process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts the server and waits until it answers; makes its data folder when there is none. */
    public static PostgresServer start(Settings settings) {
        try {
            Path home = PostgresBinaries.unpack(settings.partsFolder());
            PostgresFolder folder = new PostgresFolder(settings.dataFolder());
            folder.create(home, settings.superuserPassword());
            folder.clearLeftover();
            return startAndWait(home, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started", e);
        }
    }

    /** Stops a server that outlived its launcher; returns whether there was one. */
    public static boolean stopLeftover(Path dataFolder) {
        try {
            return new PostgresFolder(dataFolder).clearLeftover();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return settings.port();
    }

    /** The address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    /** A connection as the superuser, for bootstrap work only. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(database), SUPERUSER, settings.superuserPassword());
    }

    /** The process, for whoever watches over it. */
    public Child process() {
        return process;
    }

    /**
     * Kills all its processes as {@code kill -9} does, lets something happen while it is down, and
     * starts it again on the same data; for tests.
     */
    public void killAndRestart(Runnable meanwhile) {
        process.kill();
        meanwhile.run();
        try {
            Path home = PostgresBinaries.unpack(settings.partsFolder());
            new PostgresFolder(settings.dataFolder()).clearLeftover();
            process = startAndWait(home, settings).process;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started again", e);
        }
    }

    /** Stops it: running statements are cut, committed work is safe. */
    @Override
    public void close() {
        if (!process.stop(Duration.ofMinutes(1))) {
            LOG.warn(
                    "PostgreSQL did not stop in time and was ended; it recovers at its next start");
        }
    }

    private static PostgresServer startAndWait(Path home, Settings settings) {
        for (int attempt = 1; ; attempt++) {
            PostgresServer server = new PostgresServer(settings, launch(home, settings));
            if (server.awaitReady()) {
                return server;
            }
            String end = String.join("\n", server.process.lastLogLines(15));
            server.process.stop(Duration.ofSeconds(10));
            // Backends of a killed server need a moment to notice before a new one may start.
            if (attempt == START_ATTEMPTS || !end.contains("shared memory block")) {
                throw new IllegalStateException("PostgreSQL did not start:\n" + end);
            }
            pause(Duration.ofSeconds(attempt));
        }
    }

    private static Child launch(Path home, Settings settings) {
        List<String> line = new ArrayList<>(PostgresFolder.notAsRoot());
        line.addAll(List.of(home.resolve("bin/postgres").toString(), "-D"));
        line.add(settings.dataFolder().toAbsolutePath().toString());
        line.addAll(List.of("-p", String.valueOf(settings.port())));
        line.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        settings.options().forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
        return Child.start(
                new Child.Command(
                        "postgresql",
                        List.copyOf(line),
                        Map.of("LC_ALL", "C", "TZ", "UTC"),
                        settings.dataFolder(),
                        settings.log(),
                        settings.dataFolder()
                                .resolveSibling("postgresql-" + settings.port() + ".pid"),
                        Stop.INT));
    }

    private boolean awaitReady() {
        Instant deadline = Instant.now().plus(START_PATIENCE);
        while (Instant.now().isBefore(deadline) && process.alive()) {
            if (answers()) {
                return true;
            }
            pause(Duration.ofMillis(100));
        }
        return false;
    }

    private boolean answers() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            LOG.trace("PostgreSQL does not answer yet", e);
            return false;
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
        }
    }

    static boolean exists(Path dataFolder) {
        return Files.isRegularFile(dataFolder.resolve("PG_VERSION"));
    }
}
