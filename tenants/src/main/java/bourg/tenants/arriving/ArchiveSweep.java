package bourg.tenants.arriving;

import bourg.tenants.ArchivesFolder;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Instant before = now.minus(KEPT);
        folder.unfinished(before).forEach(ArchiveSweep::delete);
        for (UUID file : archives.idle(before)) {
            delete(folder.of(file));
            archives.deleted(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
