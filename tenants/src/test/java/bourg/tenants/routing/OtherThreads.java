package bourg.tenants.routing;

import bourg.tenants.City;
import bourg.tenants.CityPages;
import bourg.tenants.CurrentCity;
import bourg.tenants.CurrentSite;
import bourg.tenants.NoCityBound;
import bourg.tenants.Site;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;

/** Every way in which Spring takes work to another thread. */
@TestComponent
@RestController
@EnableAsync(proxyTargetClass = true)
@EnableScheduling
class OtherThreads {
    private static final Map<String, Runnable> TASKS = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<Runnable> clock = new ConcurrentLinkedQueue<>();
    private final ApplicationEventPublisher events;
    private final SchedulerClient scheduler;
    private final TransactionTemplate federation;
    private final CityPages pages;

    OtherThreads(
            ApplicationEventPublisher events,
            @Lazy SchedulerClient scheduler,
            JdbcTransactionManager transactions,
            CityPages pages) {
        this.events = events;
        this.scheduler = scheduler;
        this.federation = new TransactionTemplate(transactions);
        this.pages = pages;
    }

    enum Answer {
        CALLABLE,
        DEFERRED,
        TASK
    }

    record Here(Runnable work) {}

    record Elsewhere(Runnable work) {}

    record AfterCommit(Runnable work) {}

    @Async
    void async(Runnable work) {
        work.run();
    }

    void offerToTheClock(Runnable work) {
        clock.add(work);
    }

    @Scheduled(fixedDelay = 100)
    void tick() {
        Runnable work = clock.poll();
        if (work != null) {
            work.run();
        }
    }

    void schedule(Runnable work) {
        String id = UUID.randomUUID().toString();
        TASKS.put(id, work);
        scheduler.scheduleIfNotExists(new TaskInstance<>("trial-rebinding", id), Instant.now());
    }

    @Bean
    static Task<Void> trialRebinding() {
        return Tasks.oneTime("trial-rebinding")
                .execute((instance, _) ->
                        Objects.requireNonNull(TASKS.remove(instance.getId())).run());
    }

    void publishHere(Runnable work) {
        events.publishEvent(new Here(work));
    }

    void publishElsewhere(Runnable work) {
        events.publishEvent(new Elsewhere(work));
    }

    void publishAfterCommit(Runnable work) {
        federation.executeWithoutResult(_ -> events.publishEvent(new AfterCommit(work)));
    }

    @EventListener
    void on(Here event) {
        event.work().run();
    }

    @Async
    @EventListener
    void on(Elsewhere event) {
        event.work().run();
    }

    @Async
    @TransactionalEventListener
    void on(AfterCommit event) {
        event.work().run();
    }

    @GetMapping("/trial/callable")
    Callable<String> callable(@RequestParam(defaultValue = "false") boolean bound) {
        Supplier<String> answer = answer(bound);
        return answer::get;
    }

    @GetMapping("/trial/task")
    WebAsyncTask<String> task(@RequestParam(defaultValue = "false") boolean bound) {
        Supplier<String> answer = answer(bound);
        return new WebAsyncTask<>(answer::get);
    }

    @GetMapping("/trial/deferred")
    DeferredResult<String> deferred(@RequestParam(defaultValue = "false") boolean bound) {
        Supplier<String> answer = answer(bound);
        DeferredResult<String> later = new DeferredResult<>();
        ForkJoinPool.commonPool().execute(() -> later.setResult(answer.get()));
        return later;
    }

    private Supplier<String> answer(boolean bound) {
        City city = CurrentSite.get() instanceof Site.OfCity(City here) ? here : null;
        if (city == null) {
            throw new IllegalStateException("Not at a city");
        }
        return () -> bound ? CurrentCity.call(city.id(), this::look) : look();
    }

    private String look() {
        try {
            return pages.list().size() + " " + CurrentCity.id();
        } catch (RuntimeException refused) {
            Throwable cause = refused;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return cause instanceof NoCityBound ? "NoCityBound" : cause.toString();
        }
    }
}
