package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.Backup;
import bourg.tenants.BackupId;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CityId;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.Restoring;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.FileSystemUtils;

/** One city goes back in time, and its neighbours do not notice. */
@CityTest
@TestPropertySource(properties = "bourg.backups.keep=4")
class CityBackupTests {
    private final City home;
    private final CityId city;
    private final CityId neighbour;
    private final CityBackups backups;
    private final CitySnapshots snapshots;
    private final CityWriters writers;
    private Jobs jobs;
    private Path root;

    CityBackupTests(
            @Autowired TestCities cities,
            @Autowired CityBackups backups,
            @Autowired CitySnapshots snapshots,
            @Autowired @Qualifier("city") JdbcClient city,
            @Autowired @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.home = cities.quebec("goes-back");
        this.city = home.id();
        this.neighbour = cities.quebec("stands-still").id();
        this.backups = backups;
        this.snapshots = snapshots;
        this.writers = new CityWriters(city, transactions);
    }

    @Autowired
    void set(Jobs all, @Value("${bourg.backups.folder}") Path folder) {
        jobs = all;
        root = folder;
    }

    @BeforeEach
    void fresh() {
        String now = Long.toString(System.nanoTime());
        writers.write(city, "before-" + now);
        writers.write(neighbour, "neighbour-" + now);
    }

    @Test
    void aRestoredCityEqualsItsDigestAndTheOthersDoNotChange() throws Exception {
        List<TableDigest> then = digests();
        List<TableDigest> others = snapshots.read(neighbour, CityRecords::digests);
        Backup backup = backUp();
        assertThat(backup.rows())
                .isGreaterThanOrEqualTo(then.stream().mapToLong(TableDigest::rows).sum());
        writers.write(city, "after-the-backup");

        ended(restore(backup.id()), JobState.DONE);

        assertThat(writers.read(city)).doesNotContain("after-the-backup");
        assertThat(digests()).isEqualTo(then);
        assertThat(snapshots.read(neighbour, CityRecords::digests)).isEqualTo(others);
    }

    /** Of all tables but the lasting ones, which go on: that the city was restored, for one. */
    private List<TableDigest> digests() throws Exception {
        return snapshots.read(city, CityRecords::digests).stream()
                .filter(digest ->
                        !Set.of("audit_entry", "audit_end", "consent", "erasure")
                                .contains(digest.table()))
                .toList();
    }

    @Test
    void aRestoreCanBeUndone() {
        Backup backup = backUp();
        writers.write(city, "a-day-of-work");
        ended(restore(backup.id()), JobState.DONE);
        Backup kept = backups.of(city).getFirst();
        assertThat(kept.id()).isNotEqualTo(backup.id());

        ended(restore(kept.id()), JobState.DONE);
        assertThat(writers.read(city)).contains("a-day-of-work");
    }

    @Test
    void aFileThatWasChangedIsRefusedBeforeAnythingIsTouched() throws Exception {
        Backup backup = backUp();
        writers.write(city, "still-here");
        Path file = root.resolve(city.toString()).resolve(backup.id().toString());
        Files.writeString(
                file.resolve("page.rows"), "forged\t1\ta\tb\tc\td\n", StandardOpenOption.APPEND);

        Job job = ended(restore(backup.id()), JobState.FAILED);
        assertThat(job.error()).contains("page.rows is not what was written");
        assertThat(writers.read(city)).contains("still-here").doesNotContain("forged");
    }

    @Test
    void onlyTheLastFewAreKept() {
        for (int i = 0; i < 6; i++) {
            backUp();
        }
        assertThat(backups.of(city)).hasSize(4);
        assertThat(root.resolve(city.toString()).toFile().list()).hasSize(4);
    }

    @Test
    void whatAKilledBackupHasLeftGoesAfterADay() throws Exception {
        Instant longAgo = Instant.now().minus(Duration.ofDays(2));
        Path old = leftover(UuidCreator.getTimeOrderedEpoch(longAgo));
        Path fresh = leftover(UuidCreator.getTimeOrderedEpoch());
        backUp();
        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        FileSystemUtils.deleteRecursively(fresh);
    }

    private Path leftover(UUID id) throws IOException {
        Path folder = root.resolve(city.toString()).resolve(new BackupId(id).toString());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("page.rows"), "half a ro");
        return folder;
    }

    private Backup backUp() {
        ended(backups.backUp(home).orElseThrow(), JobState.DONE);
        return backups.of(city).getFirst();
    }

    private Job restore(BackupId id) {
        return ((Restoring.Started) backups.restore(home, id)).job();
    }

    private Job ended(Job job, JobState state) {
        await().until(() -> !jobs.require(job.id()).state().isUnderWay());
        Job ended = jobs.require(job.id());
        assertThat(ended.state()).as(ended.error()).isEqualTo(state);
        return ended;
    }
}
