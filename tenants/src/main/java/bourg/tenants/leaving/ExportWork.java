package bourg.tenants.leaving;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.Exports;
import bourg.tenants.ExportsFolder;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes the archive of a city, packs it, and keeps nothing but the pack. */
@Component
class ExportWork implements JobWork {
    private static final String PARTS = "parts";

    private final Cities cities;
    private final CityArchive archive;
    private final ExportsFolder folder;

    ExportWork(Cities cities, CityArchive archive, ExportsFolder folder) {
        this.cities = cities;
        this.archive = archive;
        this.folder = folder;
    }

    @Override
    public String kind() {
        return Exports.KIND;
    }

    @Override
    public void run(Job job, Progress progress) throws SQLException, IOException {
        CityId id = Objects.requireNonNull(job.city());
        City city = cities.require(id);
        Path packed = folder.archive(id, job.id());
        var parts = new ArchiveFolder(folder.of(id, job.id()).resolve(PARTS));
        if (!Files.exists(packed)) {
            Files.createDirectories(parts.root());
            Manifest manifest = archive.write(city, parts, progress);
            ArchiveZip.pack(parts, manifest, packed);
        }
        ArchiveFolder.delete(parts.root());
    }
}
