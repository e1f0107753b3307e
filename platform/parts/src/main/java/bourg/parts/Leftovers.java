package bourg.parts;

import bourg.parts.Child.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Remembers our processes in pid files with their start time, and ends those that outlived their
 * parent.
 */
public final class Leftovers {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private Leftovers() {}

    /**
     * Stops every process remembered in a folder; returns the names of those that were still
     * running.
     */
    public static List<String> stopAll(Path folder, Duration grace) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .filter(file -> stop(file, Stop.TERM, grace))
                    .map(file -> String.valueOf(file.getFileName()).replace(".pid", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stops the process that a pid file remembers, if it is still that process; returns whether it
     * was running.
     */
    static boolean stop(Path pidFile, Stop stop, Duration grace) {
        Optional<ProcessHandle> found = find(pidFile);
        found.ifPresent(handle -> end(handle, stop, grace));
        forget(pidFile);
        return found.isPresent();
    }

    static Optional<ProcessHandle> find(Path pidFile) {
        try {
            if (!Files.isRegularFile(pidFile)) {
                return Optional.empty();
            }
            String[] words = Files.readString(pidFile).strip().split(" ", -1);
            long pid = Long.parseLong(words[0]);
            long startedAt = words.length > 1 ? Long.parseLong(words[1]) : 0;
            return ProcessHandle.of(pid).filter(handle -> startedAround(handle, startedAt));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static void remember(Path pidFile, ProcessHandle handle) throws IOException {
        Files.writeString(pidFile, handle.pid() + " " + startMillis(handle) + "\n");
    }

    static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean end(ProcessHandle handle, Stop stop, Duration grace) {
        List<ProcessHandle> below = handle.descendants().toList();
        Instant deadline = Instant.now().plus(grace);
        signal(handle, stop);
        if (stop == Stop.TERM) {
            below.forEach(ProcessHandle::destroy); // a start script does not pass the signal on
        }
        boolean graceful = true;
        for (ProcessHandle each : all(handle, below)) {
            if (!awaitExit(each, Duration.between(Instant.now(), deadline))) {
                graceful = false;
                each.destroyForcibly();
                awaitExit(each, Duration.ofSeconds(10));
            }
        }
        return graceful;
    }

    private static List<ProcessHandle> all(ProcessHandle first, List<ProcessHandle> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private static void signal(ProcessHandle handle, Stop stop) {
        if (stop == Stop.TERM) {
            handle.destroy();
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + stop + " " + handle.pid()).start().waitFor();
        } catch (IOException e) {
            handle.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean awaitExit(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean startedAround(ProcessHandle handle, long startedAt) {
        return startedAt == 0
                || Math.abs(startMillis(handle) - startedAt) <= CLOCK_TOLERANCE.toMillis();
    }

    private static long startMillis(ProcessHandle handle) {
        return handle.info().startInstant().map(instant -> instant.toEpochMilli()).orElse(0L);
    }
}
