package bourg.tenants.arriving;

import bourg.tenants.ArchivesFolder;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes archives that nobody has brought in for a week. */
@Configuration(proxyBeanMethods = false)
class ArchiveSweep {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(7);

    @Bean
    Task<Void> sweepCityArchives(StoredArchives archives, ArchivesFolder folder) {
        return Tasks.recurring("sweep-city-archives", FixedDelay.of(PAUSE))
                .execute((_, _) -> sweep(archives, folder, Instant.now()));
    }

    static void sweep(StoredArchives archives, ArchivesFolder folder, Instant now) {
        for (UUID file : archives.idle(now.minus(KEPT))) {
            try {
                Files.deleteIfExists(folder.of(file));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            archives.deleted(file);
        }
    }
}
