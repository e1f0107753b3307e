package bourg.local;

import bourg.parts.Child;
import bourg.parts.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A program that is started again when it dies, a limited number of times. */
final class Supervised implements AutoCloseable {

    private static final int MOST_RESTARTS = 5;
    private static final int LONGEST_LINE = 1200;
    private static final Duration START_PATIENCE = Duration.ofMinutes(6);
    private static final Duration PROGRESS_PACE = Duration.ofSeconds(10);

    private final Program original;
    private final Path repository;
    private final DataFolder folder;
    private final Console console;
    private final Probe probe = new Probe();
    private volatile Program program;
    private volatile Child child;
    private volatile boolean stopping;
    private final AtomicInteger restarts = new AtomicInteger();

    private Supervised(Program program, Path repository, DataFolder folder, Console console) {
        this.original = program;
        this.program = program;
        this.repository = repository;
        this.folder = folder;
        this.console = console;
        this.child = program.start(repository, folder);
    }

    /** Starts the program, waits until it is ready, and watches over it from then on. */
    static Supervised start(Program program, Path repository, DataFolder folder, Console console) {
        Supervised supervised = new Supervised(program, repository, folder, console);
        supervised.awaitReady(console);
        supervised.watch();
        return supervised;
    }

    Child child() {
        return child;
    }

    /**
     * Kills the process as {@code kill -9} does; it is then started again, and what a test does is
     * not held against the program.
     */
    void killForTest() {
        restarts.set(0);
        child.kill();
    }

    /** Lets its successors be another variant of the program; for tests. */
    void become(UnaryOperator<Program> variant) {
        program = variant.apply(original);
    }

    /** Waits for the process that takes the place of a killed one. */
    void awaitSuccessor(Console progress) {
        Instant start = Instant.now();
        while (!child.alive() && !isLate(start)) {
            pause(Duration.ofMillis(100));
        }
        awaitReady(progress);
    }

    private void awaitReady(Console progress) {
        Instant start = Instant.now();
        Instant nextWord = start.plus(PROGRESS_PACE);
        while (!probe.isOk(program.readiness())) {
            if ((!child.alive() && exhausted()) || isLate(start)) {
                String end = String.join("\n", shortened(30));
                close();
                throw new CannotStart("The " + program.name() + " did not start:\n" + end);
            }
            if (Instant.now().isAfter(nextWord)) {
                progress.say("waiting for the " + program.name() + " (log: " + child.log() + ")");
                nextWord = Instant.now().plus(PROGRESS_PACE);
            }
            pause(Duration.ofMillis(300));
        }
    }

    @Override
    public void close() {
        stopping = true;
        child.stop(Duration.ofMinutes(1));
        probe.close();
    }

    private List<String> shortened(int count) {
        return child.lastLogLines(count).stream()
                .map(line ->
                        line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
                .toList();
    }

    private boolean exhausted() {
        return restarts.get() == 0 || restarts.get() >= MOST_RESTARTS;
    }

    private static boolean isLate(Instant start) {
        return Instant.now().isAfter(start.plus(START_PATIENCE));
    }

    private void watch() {
        var _ = child.onExit().thenAccept(this::restart);
    }

    private void restart(int exitCode) {
        if (stopping) {
            return;
        }
        console.trouble(
                "the "
                        + program.name()
                        + " ended with code "
                        + exitCode
                        + "; the end of "
                        + child.log());
        shortened(15).forEach(line -> console.plain("         | " + line));
        if (restarts.get() >= MOST_RESTARTS) {
            console.trouble("it died too often and is not started again");
            return;
        }
        int count = restarts.incrementAndGet();
        pause(Duration.ofSeconds(count - 1L));
        if (!stopping) {
            console.say(
                    "starting the "
                            + program.name()
                            + " again ("
                            + count
                            + " of "
                            + MOST_RESTARTS
                            + ")");
            child = program.start(repository, folder);
            watch();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
