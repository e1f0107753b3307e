package bourg.tenants.routing;

import bourg.tenants.Backup;
import bourg.tenants.BackupId;
import bourg.tenants.CityBackups;
import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes all rows of a city, as they are in one snapshot, into files. */
@Component
class CityBackup implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(CityBackup.class);

    private final CitySnapshots snapshots;
    private final StoredBackups backups;
    private final BackupFolder folder;
    private final int kept;

    CityBackup(
            CitySnapshots snapshots,
            StoredBackups backups,
            BackupFolder folder,
            @Value("${bourg.backups.keep:14}") int kept) {
        this.snapshots = snapshots;
        this.backups = backups;
        this.folder = folder;
        this.kept = kept;
    }

    @Override
    public String kind() {
        return CityBackups.BACK_UP;
    }

    @Override
    public void run(Job job, Progress progress) throws SQLException, IOException {
        CityId city = CurrentCity.id();
        take(city, BackupId.parse(job.subject()).orElseThrow(), progress);
        dropOldest(city);
    }

    void take(CityId city, BackupId id, Progress progress) throws SQLException, IOException {
        if (backups.find(city, id).isPresent()) {
            return;
        }
        folder.begin(city, id);
        BackupManifest manifest =
                snapshots.read(city, records -> files(city, id, records, progress));
        folder.complete(city, id, manifest);
        backups.add(city, id, manifest);
        LOG.info("Backup {}: {} rows, {} bytes", id, manifest.rows(), manifest.bytes());
    }

    private BackupManifest files(CityId city, BackupId id, CityRecords records, Progress progress)
            throws SQLException, IOException {
        Instant now = Instant.now();
        List<CityTable> tables = records.tables();
        List<BackupFile> files = new ArrayList<>();
        for (CityTable table : tables) {
            progress.report(files.size(), tables.size(), table.name());
            files.add(folder.write(city, id, table, records));
        }
        return new BackupManifest(BackupManifest.FORMAT, city.toString(), now, files);
    }

    private void dropOldest(CityId city) throws IOException {
        for (Backup old : backups.of(city).stream().skip(kept).toList()) {
            backups.remove(city, old.id());
            folder.delete(city, old.id());
        }
    }
}
