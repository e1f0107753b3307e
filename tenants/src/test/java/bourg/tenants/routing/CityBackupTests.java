package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.Backup;
import bourg.tenants.CityBackups;
import bourg.tenants.CityId;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** One city goes back in time, and its neighbours do not notice. */
@CityTest
@TestPropertySource(properties = {"bourg.backups.folder=target/backups", "bourg.backups.keep=4"})
class CityBackupTests {
    private static final Path FOLDER = Path.of("target/backups");

    private final CityId city;
    private final CityId neighbour;
    private final CityBackups backups;
    private final CitySnapshots snapshots;
    private final CityWriters writers;
    private Jobs jobs;

    CityBackupTests(
            @Autowired TestCities cities,
            @Autowired CityBackups backups,
            @Autowired CitySnapshots snapshots,
            @Autowired @Qualifier("city") JdbcClient city,
            @Autowired @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.city = cities.quebec("goes-back").id();
        this.neighbour = cities.quebec("stands-still").id();
        this.backups = backups;
        this.snapshots = snapshots;
        this.writers = new CityWriters(city, transactions);
    }

    @Autowired
    void set(Jobs all) {
        jobs = all;
    }

    @BeforeEach
    void fresh() {
        String now = Long.toString(System.nanoTime());
        writers.write(city, "before-" + now);
        writers.write(neighbour, "neighbour-" + now);
    }

    @Test
    void aRestoredCityEqualsItsDigestAndTheOthersDoNotChange() throws Exception {
        List<TableDigest> then = restored(snapshots.read(city, CityRecords::digests));
        List<TableDigest> others = snapshots.read(neighbour, CityRecords::digests);
        Backup backup = backUp();
        writers.write(city, "after-the-backup");

        ended(backups.restore(city, backup.id()), JobState.DONE);

        assertThat(writers.read(city)).doesNotContain("after-the-backup");
        assertThat(restored(snapshots.read(city, CityRecords::digests))).isEqualTo(then);
        assertThat(snapshots.read(neighbour, CityRecords::digests)).isEqualTo(others);
    }

    /** All but the audit trail, which goes on: it says that the city was restored. */
    private static List<TableDigest> restored(List<TableDigest> all) {
        return all.stream().filter(table -> !table.table().startsWith("audit_")).toList();
    }

    @Test
    void aRestoreCanBeUndone() {
        Backup backup = backUp();
        writers.write(city, "a-day-of-work");
        ended(backups.restore(city, backup.id()), JobState.DONE);
        Backup kept = backups.of(city).getFirst();
        assertThat(kept.id()).isNotEqualTo(backup.id());

        ended(backups.restore(city, kept.id()), JobState.DONE);
        assertThat(writers.read(city)).contains("a-day-of-work");
    }

    @Test
    void aFileThatWasChangedIsRefusedBeforeAnythingIsTouched() throws Exception {
        Backup backup = backUp();
        writers.write(city, "still-here");
        Path file = FOLDER.resolve(city.toString()).resolve(backup.id().toString());
        Files.writeString(
                file.resolve("page.rows"), "forged\t1\ta\tb\tc\td\n", StandardOpenOption.APPEND);

        Job job = ended(backups.restore(city, backup.id()), JobState.FAILED);
        assertThat(job.error()).contains("page.rows is not what was written");
        assertThat(writers.read(city)).contains("still-here").doesNotContain("forged");
    }

    @Test
    void onlyTheLastFewAreKept() {
        for (int i = 0; i < 6; i++) {
            backUp();
        }
        assertThat(backups.of(city)).hasSize(4);
        assertThat(FOLDER.resolve(city.toString()).toFile().list()).hasSize(4);
    }

    private Backup backUp() {
        ended(backups.backUp(city), JobState.DONE);
        return backups.of(city).getFirst();
    }

    private Job ended(Job job, JobState state) {
        await().until(() -> !jobs.require(job.id()).state().isUnderWay());
        Job ended = jobs.require(job.id());
        assertThat(ended.state()).as(ended.error()).isEqualTo(state);
        return ended;
    }
}
