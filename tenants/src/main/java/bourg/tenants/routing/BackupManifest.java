package bourg.tenants.routing;

import java.time.Instant;
import java.util.List;

/** What a backup holds; a folder without its manifest is no backup. */
record BackupManifest(int format, String city, Instant takenAt, List<BackupFile> files) {
    static final int FORMAT = 1;

    BackupManifest {
        files = List.copyOf(files);
    }

    long rows() {
        return files.stream().mapToLong(file -> file.digest().rows()).sum();
    }

    long bytes() {
        return files.stream().mapToLong(BackupFile::bytes).sum();
    }
}
