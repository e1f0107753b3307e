package bourg.tenants.background;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * Runs every {@code Task} bean of every module: starts last, stops first, waits for what is
 * running.
 */
@Component
@DependsOn("federationFlyway")
class BackgroundWork implements SmartLifecycle {
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource federation;
    private final ObjectProvider<Task<?>> tasks;
    private final BackgroundPace pace;
    private @Nullable Scheduler scheduler;

    BackgroundWork(
            @Qualifier("federationDataSource") DataSource federation,
            ObjectProvider<Task<?>> tasks,
            BackgroundPace pace) {
        this.federation = federation;
        this.tasks = tasks;
        this.pace = pace;
    }

    @Override
    public void start() {
        scheduler = build();
        scheduler.start();
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // the builder wants Task & OnStartup, which a list cannot say
    private Scheduler build() {
        List<Task<?>> all = tasks.stream().toList();
        List onStartup = new ArrayList<>(all.stream().filter(OnStartup.class::isInstance).toList());
        return Scheduler.create(
                        federation,
                        all.stream().filter(task -> !(task instanceof OnStartup)).toList())
                .startTasks(onStartup)
                .failureLogging(LogLevel.OFF, false)
                .addSchedulerListener(new FailureLog())
                .serializer(new JsonTaskData())
                .threads(pace.threads())
                .pollingInterval(pace.pollingInterval())
                .heartbeatInterval(pace.heartbeatInterval())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(pace.shutdownWait())
                .build();
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
