package bourg.tenants.arriving;

import bourg.tenants.ArchivesFolder;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityArchives;
import bourg.tenants.CityState;
import bourg.tenants.FieldError;
import bourg.tenants.Job;
import bourg.tenants.JobStopped;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import bourg.tenants.leaving.Manifest;
import bourg.tenants.opening.CityOpening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks an archive as a whole, then brings its city in step by step. An archive with faults leaves
 * nothing behind; the job stops, and looks again when it is resumed.
 */
@Component
class ArrivalWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivalWork.class);

    private final Cities cities;
    private final CityOpening opening;
    private final StoredArchives archives;
    private final ArchivesFolder folder;
    private final Admission admission;

    ArrivalWork(
            Cities cities,
            CityOpening opening,
            StoredArchives archives,
            ArchivesFolder folder,
            Admission admission) {
        this.cities = cities;
        this.opening = opening;
        this.archives = archives;
        this.folder = folder;
        this.admission = admission;
    }

    @Override
    public String kind() {
        return CityArchives.KIND;
    }

    @Override
    public void run(Job job, Progress progress) throws IOException {
        StoredArchives.Given given = archives.require(job.id());
        Path file = folder.of(given.file());
        if (!isOver(given)) {
            bringIn(job, given, file, new ArrivalProgress(progress));
        }
        Files.deleteIfExists(file);
        archives.deleted(given.file());
    }

    /** A kill may come after the city is open, and before that is written down. */
    private boolean isOver(StoredArchives.Given given) {
        return given.city()
                .flatMap(cities::find)
                .filter(city -> city.state() != CityState.PROVISIONING)
                .isPresent();
    }

    private void bringIn(Job job, StoredArchives.Given given, Path file, ArrivalProgress progress)
            throws IOException {
        if (!Files.exists(file)) {
            refuse(job, List.of(FieldError.of("archive", "archive_gone")));
        }
        try (GivenArchive archive = GivenArchive.open(file)) {
            bringIn(job, given, archive, progress);
        } catch (ZipException unreadable) {
            refuse(job, List.of(FieldError.of("archive", "archive_unreadable")));
        }
    }

    private void bringIn(
            Job job, StoredArchives.Given given, GivenArchive archive, ArrivalProgress progress)
            throws IOException {
        var check = new ArchiveCheck(archive, folder.largestContent().toBytes());
        Manifest manifest = check.manifest().orElse(null);
        if (manifest == null) {
            refuse(job, check.faults());
            return;
        }
        progress.expect(manifest.files().size() + RowLoading.tables(manifest));
        check.files(manifest, progress);
        refuseIf(job, check.faults());
        Optional<City> known = given.city().flatMap(cities::find);
        Admission.Found found = admission.read(archive, manifest, known.isPresent());
        refuseIf(job, found.faults());
        var arrival =
                new ArrivalSteps.Arrival(job.id(), archive, manifest, found.require(), progress);
        City city = known.orElseGet(() -> admission.register(arrival));
        if (!opening.through(city, admission.steps(arrival))) {
            throw new JobStopped();
        }
        LOG.info("City {} has arrived", city.code());
    }

    private void refuseIf(Job job, List<FieldError> faults) {
        if (!faults.isEmpty()) {
            refuse(job, faults);
        }
    }

    private void refuse(Job job, List<FieldError> faults) {
        archives.faulty(job.id(), faults);
        LOG.info("The archive is refused: {} faults", faults.size());
        throw new JobStopped();
    }
}
