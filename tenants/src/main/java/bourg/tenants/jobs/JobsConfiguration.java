package bourg.tenants.jobs;

import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the background task of jobs: retried ever more slowly, given up after five failures. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
    private static final int FAILURES_IN_A_ROW = 5;

    @Bean
    Task<Void> job(JobRunner runner, @Value("${bourg.jobs.first-pause:2s}") Duration firstPause) {
        return Tasks.oneTime(Jobs.WORK)
                .onFailure(slowerThenNever(runner, firstPause))
                .onDeadExecutionRevive()
                .execute((instance, _) -> runner.run(id(instance.getId())));
    }

    private static FailureHandler<Void> slowerThenNever(JobRunner runner, Duration firstPause) {
        return (complete, operations) -> {
            int before = complete.getExecution().consecutiveFailures;
            if (before + 1 >= FAILURES_IN_A_ROW) {
                runner.giveUp(id(complete.getExecution().taskInstance.getId()));
                operations.stop();
            } else {
                Duration pause = firstPause.multipliedBy(1L << before);
                operations.reschedule(complete, Instant.now().plus(pause));
            }
        };
    }

    private static JobId id(String text) {
        return JobId.parse(text).orElseThrow();
    }
}
