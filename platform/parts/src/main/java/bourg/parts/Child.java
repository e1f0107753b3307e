package bourg.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process of ours: it has a log file, a pid file, and a session of its own, so that Ctrl-C
 * reaches only its parent.
 */
public final class Child implements AutoCloseable {

    /** How a child is asked to stop. */
    public enum Stop {
        TERM,
        INT
    }

    /** What to start, where, and where it writes. */
    public record Command(
            String name,
            List<String> line,
            Map<String, String> environment,
            Path folder,
            Path log,
            Path pidFile,
            Stop stop) {}

    private final Command command;
    private final Process process;

    private Child(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    /** Starts the command; its output is added to its log file. */
    public static Child start(Command command) {
        try {
            Files.createDirectories(parent(command.log()));
            Files.createDirectories(parent(command.pidFile()));
            List<String> line = new ArrayList<>(ownSession());
            line.addAll(command.line());
            ProcessBuilder builder =
                    new ProcessBuilder(line)
                            .directory(command.folder().toFile())
                            .redirectErrorStream(true)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            Leftovers.remember(command.pidFile(), process.toHandle());
            return new Child(command, process);
        } catch (IOException e) {
            throw new UncheckedIOException(command.name() + " could not be started", e);
        }
    }

    public String name() {
        return command.name();
    }

    public Path log() {
        return command.log();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** The exit code once it has ended. */
    public Optional<Integer> exitCode() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /** Completes with the exit code when the process ends. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The end of its log, for a person who wants to know why it died. */
    public List<String> lastLogLines(int count) {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(command.log()), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(no log: " + e.getMessage() + ")");
        }
    }

    /**
     * Asks it to stop, waits, and ends it by force when it has not; returns whether it went by
     * itself.
     */
    public boolean stop(Duration grace) {
        boolean graceful = Leftovers.end(process.toHandle(), command.stop(), grace);
        Leftovers.forget(command.pidFile());
        return graceful;
    }

    /** Ends it at once, without asking, together with whatever it started. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(30));
    }

    private static List<String> ownSession() {
        return Files.isExecutable(Path.of("/usr/bin/setsid"))
                ? List.of("/usr/bin/setsid")
                : List.of();
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no folder");
        }
        return parent;
    }
}
