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
import java.time.Duration;
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

    /** Longer than a backup takes, so that none is taken for a leftover. */
    private static final Duration LEFTOVERS_STAY = Duration.ofDays(1);

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
        take(CurrentCity.id(), BackupId.parse(job.subject()).orElseThrow(), progress);
    }

    void take(CityId city, BackupId id, Progress progress) throws SQLException, IOException {
        if (backups.find(city, id).isEmpty()) {
            snapshots.read(
                    city,
                    records -> {
                        write(city, id, records, progress);
                        return id;
                    });
        }
        dropOld(city);
    }

    /** Writes what the records show into files, instead of what an earlier try has written. */
    void write(CityId city, BackupId id, CityRecords records, Progress progress)
            throws SQLException, IOException {
        backups.remove(city, id);
        folder.begin(city, id);
        BackupManifest manifest = files(city, id, records, progress);
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

    /** More than are kept, and what killed backups have left. */
    private void dropOld(CityId city) throws IOException {
        List<Backup> all = backups.of(city);
        for (Backup old : all.stream().skip(kept).toList()) {
            backups.remove(city, old.id());
            folder.delete(city, old.id());
        }
        List<BackupId> known = all.stream().map(Backup::id).toList();
        Instant yesterday = Instant.now().minus(LEFTOVERS_STAY);
        for (BackupId found : folder.of(city)) {
            if (!known.contains(found) && found.madeAt().isBefore(yesterday)) {
                folder.delete(city, found);
            }
        }
    }
}
