package bourg.testing;

import bourg.parts.Folders;
import bourg.parts.FreePort;
import bourg.parts.Leftovers;
import bourg.parts.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PostgreSQL from embedded binaries, in a folder that goes with the JVM. */
final class EmbeddedPostgres {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    private static final String PREFIX = "bourg-test-";
    private static final Map<String, String> FAST_NOT_SAFE =
            Map.of(
                    "fsync", "off",
                    "synchronous_commit", "off",
                    "full_page_writes", "off",
                    "max_connections", "300",
                    "shared_buffers", "64MB",
                    "timezone", "UTC");

    /** What a benchmark measures is kept as in production. */
    private static final Map<String, String> SAFE =
            Map.of("max_connections", "300", "shared_buffers", "256MB", "timezone", "UTC");

    private EmbeddedPostgres() {}

    static PostgresAddress start(String name) {
        sweepOrphans();
        Path folder = folder(name);
        try {
            Folders.delete(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PostgresServer server =
                PostgresServer.start(
                        new PostgresServer.Settings(
                                folder.resolve("data"),
                                TEMPORARY.resolve("bourg-parts"),
                                folder.resolve("postgresql.log"),
                                FreePort.find(),
                                "postgres",
                                Boolean.getBoolean("bourg.bench") ? SAFE : FAST_NOT_SAFE));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
        return new PostgresAddress(
                "127.0.0.1", server.port(), PostgresServer.SUPERUSER, "postgres");
    }

    /** The folder of one server of this JVM. */
    static Path folder(String name) {
        return TEMPORARY.resolve(PREFIX + ProcessHandle.current().pid() + "-" + name);
    }

    private static void end(PostgresServer server, Path folder) {
        server.process().kill();
        deleteQuietly(folder);
    }

    /** Ends servers whose test JVM was killed. */
    private static void sweepOrphans() {
        for (Path folder : testFolders()) {
            String name = String.valueOf(folder.getFileName()).substring(PREFIX.length());
            String pid = name.replaceFirst("-.*", "");
            if (pid.matches("\\d+") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                Leftovers.stopAll(folder, Duration.ofSeconds(1));
                deleteQuietly(folder);
            }
        }
    }

    private static List<Path> testFolders() {
        try (Stream<Path> all = Files.list(TEMPORARY)) {
            return all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // the next test run sweeps it
        }
    }
}
