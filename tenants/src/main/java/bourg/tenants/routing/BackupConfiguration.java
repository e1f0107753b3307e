package bourg.tenants.routing;

import bourg.tenants.CityBackups;
import bourg.tenants.Jobs;
import bourg.tenants.LastingTables;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the backup of all cities every day, unless yesterday's still runs. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {
    @Bean
    Task<Void> backUpEveryDay(
            Jobs jobs, @Value("${bourg.backups.schedule:DAILY|07:30|UTC}") String schedule) {
        return Tasks.recurring("back-up-every-day", Schedules.parseSchedule(schedule))
                .execute((_, _) -> start(jobs));
    }

    static void start(Jobs jobs) {
        if (jobs.latest(CityBackups.BACK_UP_ALL)
                .filter(job -> job.state().isUnderWay())
                .isEmpty()) {
            jobs.start(CityBackups.BACK_UP_ALL, null, "");
        }
    }

    /** Who saw or did what, and what people have decided. */
    @Bean
    LastingTables whatTenantsDoNotPutBack() {
        return () -> Set.of("audit_entry", "audit_end", "consent", "erasure");
    }
}
