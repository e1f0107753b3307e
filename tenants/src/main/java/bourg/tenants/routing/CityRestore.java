package bourg.tenants.routing;

import bourg.tenants.AuditRestoration;
import bourg.tenants.BackupId;
import bourg.tenants.CityBackups;
import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts a city back to what it was at a backup, in one transaction of its own cell. */
@Component
class CityRestore implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(CityRestore.class);

    private final CitySnapshots snapshots;
    private final CityBackup backup;
    private final BackupFolder folder;
    private final AuditRestoration audit;

    CityRestore(
            CitySnapshots snapshots,
            CityBackup backup,
            BackupFolder folder,
            AuditRestoration audit) {
        this.snapshots = snapshots;
        this.backup = backup;
        this.folder = folder;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return CityBackups.RESTORE;
    }

    /** The subject names the backup to go back to, and the one that keeps what is there now. */
    @Override
    public void run(Job job, Progress progress) throws SQLException, IOException {
        CityId city = CurrentCity.id();
        int space = job.subject().indexOf(' ');
        BackupId wanted = BackupId.parse(job.subject().substring(0, space)).orElseThrow();
        BackupId kept = BackupId.parse(job.subject().substring(space + 1)).orElseThrow();
        BackupManifest manifest = folder.checked(city, wanted);
        audit.begin(city, wanted, kept);
        backup.take(city, kept, (_, _, _) -> {});
        snapshots.write(
                city,
                records -> {
                    replace(city, wanted, manifest, records, progress);
                    return manifest;
                });
        audit.end(city, wanted, kept);
        LOG.info("Restored to {}: {} rows", wanted, manifest.rows());
    }

    private void replace(
            CityId city,
            BackupId id,
            BackupManifest manifest,
            CityRecords records,
            Progress progress)
            throws SQLException, IOException {
        records.clear();
        int done = 0;
        for (BackupFile file : manifest.files()) {
            progress.report(done++, manifest.files().size(), file.table().name());
            try (InputStream rows = folder.read(city, id, file)) {
                records.copyIn(file.table(), RowFormat.ROWS, rows);
            }
            TableDigest now = records.digest(file.table());
            if (!now.equals(file.digest())) {
                throw new IllegalStateException(
                        "Restored rows differ: " + file.digest() + " " + now);
            }
        }
    }
}
