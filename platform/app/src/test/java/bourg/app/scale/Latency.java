package bourg.app.scale;

import java.util.Arrays;
import java.util.Locale;

/** How long calls took, in milliseconds. */
record Latency(double median, double p99) {

    /** Measures each call by itself, one after the other. */
    static Latency of(int calls, Runnable call) {
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            long begin = System.nanoTime();
            call.run();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return new Latency(millis(nanos[calls / 2]), millis(nanos[calls * 99 / 100]));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /** Beside the figures of a smaller platform in the same run, which alone can be compared. */
    String beside(Latency smaller) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms (x %.2f), p99 %.1f ms (x %.2f)",
                median,
                median / smaller.median,
                p99,
                p99 / smaller.p99);
    }
}
