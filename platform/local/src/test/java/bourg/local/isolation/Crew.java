package bourg.local.isolation;

import bourg.local.RunningPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** Attackers who work side by side, each with kept connections to the application and the edge. */
final class Crew implements AutoCloseable {

    private static final int SIZE = 12;
    private static final int PATIENCE = 5;

    private final List<Attacker> attackers = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Crew() {
        var ports = RunningPlatform.get().settings().ports();
        for (int i = 0; i < SIZE; i++) {
            attackers.add(new Attacker(new Line(ports.app()), new Line(ports.edge())));
        }
    }

    /** One pair of connections. */
    record Attacker(Line app, Line edge) {

        /** The answer; when the platform is out of breath, the one it gives a little later. */
        Answer send(Ask ask, boolean throughEdge) {
            try {
                Answer answer = (throughEdge ? edge : app).send(ask);
                for (int i = 0; answer.status() == 503 && i < PATIENCE; i++) {
                    Thread.sleep(Duration.ofMillis(500));
                    answer = (throughEdge ? edge : app).send(ask);
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException("No answer to " + ask.method() + ask.target(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Does something for each, and returns when all is done. */
    <T> void each(List<T> work, BiConsumer<T, Attacker> job) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (Attacker attacker : attackers) {
            running.add(
                    threads.submit(() -> {
                        for (int i = next.getAndIncrement();
                                i < work.size();
                                i = next.getAndIncrement()) {
                            job.accept(work.get(i), attacker);
                        }
                    }));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    Attacker first() {
        return attackers.getFirst();
    }

    @Override
    public void close() throws IOException {
        threads.close();
        for (Attacker each : attackers) {
            each.app().close();
            each.edge().close();
        }
    }
}
