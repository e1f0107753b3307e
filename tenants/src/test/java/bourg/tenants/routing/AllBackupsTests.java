package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CityLife;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Every day all cities are backed up, whatever becomes of one of them. By its setting it has
 * databases of its own: other tests leave cities behind that cannot be backed up.
 */
@CityTest
@TestPropertySource(properties = "bourg.backups.keep=2")
class AllBackupsTests {
    private final CityBackups backups;
    private final CityLife life;
    private final Jobs jobs;
    private final City first;
    private final City last;

    AllBackupsTests(
            @Autowired TestCities cities,
            @Autowired CityBackups backups,
            @Autowired CityLife life,
            @Autowired Jobs jobs) {
        this.first = cities.quebec("daily-first");
        this.last = cities.quebec("daily-last");
        this.backups = backups;
        this.life = life;
        this.jobs = jobs;
    }

    @Test
    void aCityThatFailsDoesNotKeepTheOthersFromIt(@Value("${bourg.backups.folder}") Path folder)
            throws Exception {
        life.suspend(last.id(), "Also suspended ones");
        Path inTheWay = folder.resolve(first.id().toString());
        FileSystemUtils.deleteRecursively(inTheWay);
        Files.createDirectories(inTheWay.getParent());
        Files.writeString(inTheWay, "not a folder");

        Job job = start();
        await().until(() -> jobs.require(job.id()).state() == JobState.FAILED);
        assertThat(jobs.require(job.id()).error()).contains("daily-first").doesNotContain("-last");
        assertThat(backups.of(last.id())).hasSize(1);
        assertThat(backups.of(first.id())).isEmpty();

        Files.delete(inTheWay);
        jobs.resume(job.id());
        await().until(() -> jobs.require(job.id()).state() == JobState.DONE);
        assertThat(backups.of(first.id())).hasSize(1);
        assertThat(backups.of(last.id())).hasSize(1);
    }

    private Job start() {
        BackupConfiguration.start(jobs);
        Job job = jobs.latest(CityBackups.BACK_UP_ALL).orElseThrow();
        BackupConfiguration.start(jobs);
        assertThat(jobs.latest(CityBackups.BACK_UP_ALL).orElseThrow().id()).isEqualTo(job.id());
        return job;
    }
}
