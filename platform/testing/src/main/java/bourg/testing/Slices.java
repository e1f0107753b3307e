package bourg.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Measures shapes of the same work side by side: a short slice of each in turn, again and again
 * after a warm-up, so that a machine that is busy is busy for all of them. What counts is the ratio
 * of two medians.
 */
public final class Slices {
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Duration slice;
    private final Duration warmUp;

    public Slices(Duration slice, Duration warmUp) {
        this.slice = slice;
        this.warmUp = warmUp;
    }

    /** As long as the machine needs to be warm, in slices of four seconds. */
    public static Slices thorough() {
        return new Slices(
                Duration.ofMillis(Long.getLong("bourg.bench.slice-ms", 4_000)),
                Duration.ofSeconds(Long.getLong("bourg.bench.warm-up-s", 40)));
    }

    /** One operation of a client. */
    public interface Operation {
        void once() throws Exception;
    }

    private record Shape(List<Operation> clients) {}

    /**
     * What a shape did.
     *
     * @param perSecond operations per second, the median of its slices
     * @param cpuMicros processor time per operation of this process
     * @param serverMicros and of the servers that it started
     */
    public record Result(double perSecond, double cpuMicros, double serverMicros) {
        /** How this one's throughput relates to the other's. */
        public double against(Result other) {
            return perSecond / other.perSecond;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,.0f/s, CPU-microseconds each: %,.0f here, %,.0f in servers",
                    perSecond,
                    cpuMicros,
                    serverMicros);
        }
    }

    /** Adds a shape that so many clients work at, each with an operation of its own. */
    public Slices shape(String name, int clients, IntFunction<Operation> operation) {
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(operation.apply(i));
        }
        shapes.put(name, new Shape(all));
        return this;
    }

    /** Warms all up, then gives each shape so many slices. */
    public Map<String, Result> run(int rounds) throws Exception {
        Duration each = warmUp.dividedBy(shapes.size());
        for (Shape shape : shapes.values()) {
            measure(shape, each);
        }
        Map<String, List<Result>> taken = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (var shape : shapes.entrySet()) {
                taken.computeIfAbsent(shape.getKey(), _ -> new ArrayList<>())
                        .add(measure(shape.getValue(), slice));
            }
        }
        Map<String, Result> results = new LinkedHashMap<>();
        taken.forEach((name, all) -> results.put(name, median(all)));
        return results;
    }

    private static Result median(List<Result> all) {
        return new Result(
                median(all.stream().mapToDouble(Result::perSecond).toArray()),
                median(all.stream().mapToDouble(Result::cpuMicros).toArray()),
                median(all.stream().mapToDouble(Result::serverMicros).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Result measure(Shape shape, Duration time) throws Exception {
        long ownBefore = ownNanos();
        long serversBefore = serverNanos();
        long began = System.nanoTime();
        long end = began + time.toNanos();
        long done = 0;
        try (var threads = Executors.newFixedThreadPool(shape.clients().size())) {
            List<Callable<Long>> work = new ArrayList<>();
            shape.clients().forEach(client -> work.add(() -> repeat(client, end)));
            for (Future<Long> count : threads.invokeAll(work)) {
                done += count.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double each = 1e3 * Math.max(1, done);
        return new Result(
                done / seconds,
                (ownNanos() - ownBefore) / each,
                (serverNanos() - serversBefore) / each);
    }

    private static long repeat(Operation client, long end) throws Exception {
        long done = 0;
        while (System.nanoTime() < end) {
            client.once();
            done++;
        }
        return done;
    }

    private static long ownNanos() {
        var own =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return own.getProcessCpuTime();
    }

    /** Of those that still run: connections must outlive a slice. */
    private static long serverNanos() {
        return ProcessHandle.current()
                .descendants()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
