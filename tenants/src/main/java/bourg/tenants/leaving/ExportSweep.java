package bourg.tenants.leaving;

import bourg.tenants.CityId;
import bourg.tenants.Export;
import bourg.tenants.ExportsFolder;
import bourg.tenants.JobId;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes archives that were kept long enough, and what a job that was given up has left. */
@Configuration(proxyBeanMethods = false)
class ExportSweep {
    private static final Duration PAUSE = Duration.ofHours(1);

    @Bean
    Task<Void> sweepExports(@Qualifier("federation") JdbcClient federation, ExportsFolder folder) {
        return Tasks.recurring("sweep-exports", FixedDelay.of(PAUSE))
                .execute((_, _) -> sweep(federation, folder, Instant.now()));
    }

    private record Old(UUID export, CityId city, JobId job) {}

    static void sweep(JdbcClient federation, ExportsFolder folder, Instant now) {
        federation
                .sql(
                        """
                        select export.id, export.city, export.job from export join job on job.id = export.job
                        where deleted_at is null and job.state in ('DONE', 'FAILED', 'STOPPED')
                            and coalesce(finished_at, asked_at) < ?\
                        """)
                .param(now.minus(Export.KEPT).atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Old(
                                row.getObject("id", UUID.class),
                                new CityId(row.getObject("city", UUID.class)),
                                new JobId(row.getObject("job", UUID.class))))
                .list()
                .forEach(old -> delete(federation, folder, old));
    }

    private static void delete(JdbcClient federation, ExportsFolder folder, Old old) {
        try {
            ArchiveFolder.delete(folder.of(old.city(), old.job()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        federation
                .sql("update export set deleted_at = ? where id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC), old.export())
                .update();
    }
}
