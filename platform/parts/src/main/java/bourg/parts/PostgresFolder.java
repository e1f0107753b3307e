package bourg.parts;

import bourg.parts.Child.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's data folder: made once, and freed of a server that outlived its parent. */
record PostgresFolder(Path data) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresFolder.class);

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
    static List<String> notAsRoot() {
        return "root".equals(System.getProperty("user.name"))
                ? List.of("unshare", "-U")
                : List.of();
    }

    /** Makes the folder when there is none; one left half made by a kill is made again. */
    void create(Path home, String superuserPassword) throws IOException {
        if (PostgresServer.exists(data) && !Files.exists(unfinished())) {
            return;
        }
        Folders.delete(data);
        Files.createDirectories(data);
        Files.createFile(unfinished());
        Path password = Files.createTempFile("bourg-", ".password");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(password, superuserPassword);
        try {
            initialise(home, password);
        } finally {
            Files.delete(password);
        }
        Files.delete(unfinished());
    }

    private Path unfinished() {
        return data.resolveSibling(data.getFileName() + ".unfinished");
    }

    private void initialise(Path home, Path password) throws IOException {
        List<String> line = new ArrayList<>(notAsRoot());
        line.add(home.resolve("bin/initdb").toString());
        line.addAll(
                List.of("-D", data.toAbsolutePath().toString(), "-U", PostgresServer.SUPERUSER));
        line.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + password, "-E", "UTF8"));
        line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        line.addAll(List.of("--locale=C", "--no-instructions"));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making the data folder", e);
        }
    }

    /**
     * Stops a server that still runs on this folder, and removes a pid file whose process is gone.
     */
    boolean clearLeftover() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        Optional<ProcessHandle> leftover =
                Files.readAllLines(pidFile).stream().findFirst().flatMap(PostgresFolder::postgres);
        if (leftover.isPresent()) {
            LOG.info("A PostgreSQL of an earlier start still runs on {}; stopping it", data);
            Leftovers.end(leftover.get(), Stop.INT, Duration.ofMinutes(1));
        }
        Files.deleteIfExists(pidFile);
        return leftover.isPresent();
    }

    /**
     * The process of that number, if it is a PostgreSQL: the number may have passed to another
     * program.
     */
    private static Optional<ProcessHandle> postgres(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .filter(handle -> handle.info().command().orElse("").endsWith("/bin/postgres"));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
