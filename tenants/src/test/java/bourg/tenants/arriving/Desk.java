package bourg.tenants.arriving;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.ArchiveReport;
import bourg.tenants.ArchivesFolder;
import bourg.tenants.CityArchives;
import bourg.tenants.Identifiers;
import bourg.tenants.Job;
import bourg.tenants.JobId;
import bourg.tenants.Jobs;
import bourg.tenants.trial.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where archives are given in at an installation. */
record Desk(Installation there) {
    Job give(Path archive) throws Exception {
        try (var content = Files.newInputStream(archive)) {
            return ((CityArchives.Giving.Started) there.get(CityArchives.class).give(content))
                    .job();
        }
    }

    ArchiveReport await(Job job) {
        Instant end = Instant.now().plusSeconds(60);
        while (there.get(Jobs.class).require(job.id()).state().isUnderWay()) {
            assertThat(Instant.now())
                    .as("%s", there.get(Jobs.class).require(job.id()))
                    .isBefore(end);
            pause();
        }
        return there.get(CityArchives.class).report(job.id()).orElseThrow();
    }

    /** A job that the background does not know of. */
    Job byHand(Path archive) throws Exception {
        var job = JobId.next();
        var file = Identifiers.next();
        Files.createDirectories(there.get(ArchivesFolder.class).folder());
        Files.copy(archive, there.get(ArchivesFolder.class).of(file));
        federation()
                .sql(
                        "insert into job (id, kind, subject, state, started_at) values (?, ?, '',"
                                + " 'RUNNING', now())")
                .params(job.value(), CityArchives.KIND)
                .update();
        there.get(StoredArchives.class).add(job, file, Files.size(archive));
        return there.get(Jobs.class).require(job);
    }

    Path file(JobId job) {
        return there.get(ArchivesFolder.class)
                .of(there.get(StoredArchives.class).require(job).file());
    }

    JdbcClient federation() {
        return there.context().getBean("federation", JdbcClient.class);
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
