package bourg.local;

import bourg.parts.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Tells a person what is going on: plain lines with the time since the start. */
final class Console implements Progress {

    private final PrintStream out;
    private final Instant start = Instant.now();

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String words) {
        line("         " + words);
    }

    /** Runs one step between two lines: what begins, and how long it took. */
    <T> T step(String name, Supplier<T> work) {
        line("start    " + name);
        Instant began = Instant.now();
        T result = work.get();
        line("ready    " + name + ", after " + seconds(Duration.between(began, Instant.now())));
        return result;
    }

    void done(String words) {
        line("done     " + words);
    }

    void trouble(String words) {
        line("TROUBLE  " + words);
    }

    /** Text without a time, such as the farewell and the welcome. */
    void plain(String text) {
        out.println(text);
        out.flush();
    }

    Duration elapsed() {
        return Duration.between(start, Instant.now());
    }

    private synchronized void line(String words) {
        Duration elapsed = elapsed();
        out.printf("%3d:%02d  %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), words);
        out.flush();
    }

    static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
