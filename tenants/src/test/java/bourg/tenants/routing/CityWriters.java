package bourg.tenants.routing;

import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People who write in a city, remember what was acknowledged, and try again what was refused. */
final class CityWriters {
    private static final int PAUSE_MS = 20;

    private final JdbcClient city;
    private final TransactionTemplate inCity;

    CityWriters(JdbcClient city, PlatformTransactionManager transactions) {
        this.city = city;
        this.inCity = new TransactionTemplate(transactions);
    }

    void write(CityId id, String slug) {
        write(id, slug, new CountDownLatch(1), new CountDownLatch(0));
    }

    /** Writes, says so, and commits when it may. */
    void write(CityId id, String slug, CountDownLatch written, CountDownLatch mayCommit) {
        CurrentCity.run(
                id,
                () ->
                        inCity.execute(_ -> {
                            int rows =
                                    city.sql(
                                                    "insert into page (slug, position, title_fr, title_en, body_fr, body_en)"
                                                            + " values (?, 9, 'a', 'b', 'c', 'd')")
                                            .param(slug)
                                            .update();
                            written.countDown();
                            await(mayCommit);
                            return rows;
                        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    Set<String> read(CityId id) {
        return CurrentCity.call(
                id,
                () ->
                        inCity.execute(_ ->
                                city.sql("select slug from page")
                                        .query((row, _) -> row.getString("slug"))
                                        .set()));
    }

    Load start(CityId id, int people) {
        return new Load(id, people);
    }

    /** Writing that goes on until it is stopped. */
    final class Load {
        private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicLong last = new AtomicLong(System.nanoTime());
        private final AtomicLong longest = new AtomicLong();
        private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

        private Load(CityId id, int count) {
            for (int person = 0; person < count; person++) {
                String name = "person-" + person;
                people.execute(() -> writeOn(id, name));
            }
        }

        private void writeOn(CityId id, String name) {
            for (int line = 0; !stopped.get(); line++) {
                String slug = name + "-line-" + line;
                try {
                    write(id, slug);
                    acknowledged.add(slug);
                    long now = System.nanoTime();
                    long pause = now - last.getAndSet(now);
                    longest.accumulateAndGet(pause, Math::max);
                } catch (RuntimeException refused) {
                    pause();
                }
            }
        }

        private static void pause() {
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        int acknowledged() {
            return acknowledged.size();
        }

        Duration longestPause() {
            return Duration.ofNanos(longest.get());
        }

        Set<String> stop() {
            stopped.set(true);
            people.close();
            return acknowledged;
        }
    }
}
