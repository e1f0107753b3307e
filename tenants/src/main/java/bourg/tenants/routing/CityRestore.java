package bourg.tenants.routing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import bourg.tenants.BackupId;
import bourg.tenants.CityBackups;
import bourg.tenants.CityId;
import bourg.tenants.CityRestored;
import bourg.tenants.CurrentCity;
import bourg.tenants.Job;
import bourg.tenants.JobWork;
import bourg.tenants.LastingTables;
import bourg.tenants.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts a city back to what it was at a backup, in one transaction of its own cell. */
@Component
class CityRestore implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(CityRestore.class);

    private final Standstill standstill;
    private final CityBackup backup;
    private final BackupFolder folder;
    private final Others others;

    CityRestore(Standstill standstill, CityBackup backup, BackupFolder folder, Others others) {
        this.standstill = standstill;
        this.backup = backup;
        this.folder = folder;
        this.others = others;
    }

    /** What other modules have to say about restores. */
    @Component
    record Others(ObjectProvider<LastingTables> lasting, ObjectProvider<CityRestored> restored) {
        Set<String> lastingTables() {
            return lasting.stream()
                    .flatMap(tables -> tables.names().stream())
                    .collect(toUnmodifiableSet());
        }

        void tell(Instant moment) {
            restored.stream().forEach(other -> other.restoredTo(moment));
        }
    }

    /** Which backup to go back to, and which one keeps what is there now. */
    record Wish(BackupId wanted, BackupId kept) {
        static Wish parse(String subject) {
            int space = subject.indexOf(' ');
            return new Wish(
                    BackupId.parse(subject.substring(0, space)).orElseThrow(),
                    BackupId.parse(subject.substring(space + 1)).orElseThrow());
        }

        @Override
        public String toString() {
            return wanted + " " + kept;
        }
    }

    @Override
    public String kind() {
        return CityBackups.RESTORE;
    }

    @Override
    public void run(Job job, Progress progress) throws SQLException, IOException {
        CityId city = CurrentCity.id();
        Wish wish = Wish.parse(job.subject());
        BackupManifest manifest = folder.checked(city, wish.wanted());
        standstill.during(
                city,
                (_, records, close) -> {
                    if (!records.mark().equals(wish.toString())) {
                        records.standStill();
                        backup.write(city, wish.kept(), records, (_, _, _) -> {});
                        close.run();
                        replace(wish.wanted(), manifest, records, progress);
                        records.mark(wish.toString());
                    }
                });
        others.tell(manifest.takenAt());
        LOG.info("Restored to {}: {} rows", wish.wanted(), manifest.rows());
    }

    private void replace(
            BackupId id, BackupManifest manifest, CityRecords records, Progress progress)
            throws SQLException, IOException {
        CityId city = CurrentCity.id();
        Set<String> lasting = others.lastingTables();
        List<BackupFile> files =
                manifest.files().stream()
                        .filter(file -> !lasting.contains(file.table().name()))
                        .toList();
        records.clearAllBut(lasting);
        int done = 0;
        for (BackupFile file : files) {
            progress.report(done++, files.size(), file.table().name());
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
