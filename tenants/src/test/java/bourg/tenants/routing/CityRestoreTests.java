package bourg.tenants.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.AuditTrail;
import bourg.tenants.AuditVerifier;
import bourg.tenants.Backup;
import bourg.tenants.BackupId;
import bourg.tenants.City;
import bourg.tenants.CityBackups;
import bourg.tenants.CityPlaces;
import bourg.tenants.ConsentPurpose;
import bourg.tenants.Consents;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.Moving;
import bourg.tenants.Restoring;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What happens to a city while it is put back, and what is never put back. */
@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityRestoreTests {
    @Autowired CityBackups backups;
    @Autowired CityPlaces places;
    @Autowired CityRestore work;
    @Autowired Jobs jobs;
    @Autowired Consents consents;
    @Autowired AuditTrail trail;
    @Autowired AuditVerifier verifier;
    @Autowired TestCities cities;

    @Value("${bourg.backups.folder}")
    Path root;

    @Autowired
    @Qualifier("city")
    JdbcClient sql;

    @Autowired
    @Qualifier("cityTransactions")
    PlatformTransactionManager transactions;

    private City city;
    private CityWriters writers;

    @BeforeEach
    void open() {
        city = cities.quebec("put-back");
        writers = new CityWriters(sql, transactions);
    }

    @Test
    void whatWasSaidAndWhoDidWhatIsNeverPutBack() {
        Backup backup = backUp();
        say("lise", true);
        say("lise", false);

        ended(restore(backup.id()), JobState.DONE);

        CurrentCity.run(
                city.id(),
                () -> {
                    assertThat(consents.history("lise")).hasSize(2);
                    await().until(() -> verbs().contains("city_restore_asked"));
                });
        assertThat(verbs()).contains("consent_given", "consent_withdrawn");
        assertThat(verifier.verify(city.id()).fault()).isNull();
    }

    private Set<String> verbs() {
        return CurrentCity.call(
                city.id(),
                () -> {
                    Set<String> verbs = new HashSet<>();
                    trail.list(AuditTrail.Filter.ALL, null, 100)
                            .items()
                            .forEach(entry -> verbs.add(entry.act().verb()));
                    return verbs;
                });
    }

    private void say(String citizen, boolean given) {
        CurrentCity.run(
                city.id(),
                () -> consents.decide(citizen, ConsentPurpose.CITY_NEWS, given, "portal"));
    }

    @Test
    void nothingThatWasAcknowledgedIsLostUnderLoad() throws Exception {
        Backup backup = backUp();
        CityWriters.Load load = writers.start(city.id(), 3);
        await().until(() -> load.acknowledged() > 100);

        ended(restore(backup.id()), JobState.DONE);
        int then = load.acknowledged();
        await().until(() -> load.acknowledged() > then + 20);
        Set<String> acknowledged = load.stop();

        Set<String> found = new HashSet<>(writers.read(city.id()));
        assertThat(found).doesNotContainAnyElementsOf(Set.of("person-0-line-0"));
        found.addAll(slugs(backups.of(city.id()).getFirst().id()));
        assertThat(found).containsAll(acknowledged);
    }

    private Set<String> slugs(BackupId id) throws IOException {
        Set<String> slugs = new HashSet<>();
        for (String row : Files.readAllLines(folder(id).resolve("page.rows"))) {
            for (String cell : row.split("\t", -1)) {
                slugs.add(cell);
            }
        }
        return slugs;
    }

    @Test
    void rowsThatDifferAfterwardsPutNothingBackAndSetTheCityFree() throws Exception {
        Backup backup = backUp();
        writers.write(city.id(), "still-here");
        Path manifest = folder(backup.id()).resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceAll("\"checksum\" *: *\"", "$01"));

        Job job = ended(restore(backup.id()), JobState.FAILED);

        assertThat(job.error()).contains("Restored rows differ");
        writers.write(city.id(), "free-again");
        assertThat(writers.read(city.id())).contains("still-here", "free-again");
    }

    @Test
    void otherWorkOnTheCityIsRefusedWhileItIsPutBack() throws Exception {
        Backup backup = backUp();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Job job;
        try (var person = Executors.newVirtualThreadPerTaskExecutor()) {
            person.execute(() -> writers.write(city.id(), "slow", written, mayCommit));
            written.await();
            job = restore(backup.id());
            assertThat(backups.backUp(city)).isEmpty();
            assertThat(backups.restore(city, backup.id())).isInstanceOf(Restoring.NotNow.class);
            assertThat(places.move(city, "cell_2")).isInstanceOf(Moving.NotNow.class);
            mayCommit.countDown();
        }
        ended(job, JobState.DONE);
        assertThat(writers.read(city.id())).doesNotContain("slow");
        assertThat(
                        Files.readString(
                                folder(backups.of(city.id()).getFirst().id()).resolve("page.rows")))
                .contains("slow");
        assertThat(backups.restore(city, BackupId.next()))
                .isInstanceOf(Restoring.NoSuchBackup.class);
    }

    /** As after a kill between the commit and the end of the job. */
    @Test
    void aRestoreThatIsDoneIsNotDoneAgain() throws Exception {
        Backup backup = backUp();
        writers.write(city.id(), "before-the-restore");
        Job job = ended(restore(backup.id()), JobState.DONE);
        writers.write(city.id(), "after-the-restore");

        CurrentCity.run(city.id(), () -> again(job));

        assertThat(writers.read(city.id())).contains("after-the-restore");
        BackupId kept = backups.of(city.id()).getFirst().id();
        assertThat(Files.readString(folder(kept).resolve("page.rows")))
                .contains("before-the-restore");
    }

    private void again(Job job) {
        try {
            work.run(job, (_, _, _) -> {});
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Path folder(BackupId id) {
        return root.resolve(city.id().toString()).resolve(id.toString());
    }

    private Backup backUp() {
        ended(backups.backUp(city).orElseThrow(), JobState.DONE);
        return backups.of(city.id()).getFirst();
    }

    private Job restore(BackupId id) {
        return ((Restoring.Started) backups.restore(city, id)).job();
    }

    private Job ended(Job job, JobState state) {
        await().until(() -> !jobs.require(job.id()).state().isUnderWay());
        Job ended = jobs.require(job.id());
        assertThat(ended.state()).as(ended.error()).isEqualTo(state);
        return ended;
    }
}
