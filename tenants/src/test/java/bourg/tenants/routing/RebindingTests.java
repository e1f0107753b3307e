package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.CityPages;
import bourg.tenants.CurrentCity;
import bourg.tenants.NoCityBound;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Work that leaves its thread leaves its city: refused, unless it is bound again on purpose. */
@CityTest
@Import(OtherThreads.class)
class RebindingTests {
    private final City valmont;
    private final CityPages pages;
    private final OtherThreads others;
    private final TestHttp http;

    RebindingTests(
            @Autowired TestCities cities,
            @Autowired CityPages pages,
            @Autowired OtherThreads others,
            @Autowired TestHttp http) {
        this.valmont = cities.quebec("valmont");
        this.pages = pages;
        this.others = others;
        this.http = http;
    }

    enum Way {
        EXECUTOR,
        VIRTUAL_THREAD,
        COMMON_POOL,
        PARALLEL_STREAM,
        ASYNC_METHOD,
        SCHEDULED_METHOD,
        BACKGROUND_TASK,
        ASYNC_LISTENER,
        LISTENER_AFTER_COMMIT
    }

    @ParameterizedTest
    @EnumSource
    void withoutACityItIsRefused(Way way) throws Exception {
        var outcome = new CompletableFuture<Integer>();
        CurrentCity.run(valmont.id(), () -> go(way, complete(outcome, () -> pages.list().size())));
        assertThat(outcome.handle((_, failure) -> root(failure)).get(20, TimeUnit.SECONDS))
                .isInstanceOf(NoCityBound.class);
    }

    @ParameterizedTest
    @EnumSource
    void boundAgainItIsServed(Way way) throws Exception {
        var outcome = new CompletableFuture<Integer>();
        CurrentCity.run(
                valmont.id(),
                () ->
                        go(
                                way,
                                complete(
                                        outcome,
                                        () ->
                                                CurrentCity.call(
                                                        valmont.id(), () -> pages.list().size()))));
        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(4);
    }

    /** A listener in the same thread is still in the city: nothing was handed over. */
    @Test
    void aListenerInTheSameThreadIsStillInTheCity() throws Exception {
        var outcome = new CompletableFuture<Integer>();
        CurrentCity.run(
                valmont.id(),
                () -> others.publishHere(complete(outcome, () -> pages.list().size())));
        assertThat(outcome.get(1, TimeUnit.SECONDS)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(OtherThreads.Answer.class)
    void aRequestThatIsAnsweredLaterIsRefusedOrBoundAgain(OtherThreads.Answer answer) {
        String path = "/trial/" + answer.name().toLowerCase(Locale.ROOT);
        assertThat(http.to(valmont.host()).get(path).response().body()).isEqualTo("NoCityBound");
        assertThat(http.to(valmont.host()).get(path + "?bound=true").response().body())
                .isEqualTo("4 " + valmont.id());
    }

    private void go(Way way, Runnable work) {
        switch (way) {
            case EXECUTOR -> {
                try (var executor = Executors.newSingleThreadExecutor()) {
                    executor.execute(work);
                }
            }
            case VIRTUAL_THREAD -> Thread.ofVirtual().start(work);
            case COMMON_POOL -> ForkJoinPool.commonPool().execute(work);
            case PARALLEL_STREAM -> inAWorker(work);
            case ASYNC_METHOD -> others.async(work);
            case SCHEDULED_METHOD -> others.offerToTheClock(work);
            case BACKGROUND_TASK -> others.schedule(work);
            case ASYNC_LISTENER -> others.publishElsewhere(work);
            case LISTENER_AFTER_COMMIT -> others.publishAfterCommit(work);
        }
    }

    /** A parallel stream also uses the thread that began it, which is still in the city. */
    private static void inAWorker(Runnable work) {
        Thread beginner = Thread.currentThread();
        var once = new AtomicBoolean();
        IntStream.range(0, 10_000)
                .parallel()
                .forEach(number -> {
                    if (Thread.currentThread() == beginner) {
                        pause();
                    } else if (once.compareAndSet(false, true)) {
                        work.run();
                    }
                });
    }

    private static void pause() {
        try {
            Thread.sleep(0, 100_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Runnable complete(CompletableFuture<Integer> outcome, Supplier<Integer> work) {
        return () -> {
            try {
                outcome.complete(work.get());
            } catch (RuntimeException refused) {
                outcome.completeExceptionally(refused);
            }
        };
    }

    private static Throwable root(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain.getLast();
    }
}
