package bourg.tenants.leaving;

import bourg.tenants.routing.AppliedMigration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table of contents of an archive, by which it can be checked. */
public record Manifest(
        String format,
        int version,
        Subject city,
        String writtenAt,
        List<Snapshot> snapshots,
        List<AppliedMigration> migrations,
        List<LeftOut> leftOut,
        List<Entry> files) {
    public static final String FORMAT = "bourg-city-archive";
    public static final int VERSION = 2;
    public static final String NAME = "manifest.json";

    public Manifest {
        Objects.requireNonNull(city);
        migrations = List.copyOf(migrations);
        snapshots = List.copyOf(snapshots);
        leftOut = List.copyOf(leftOut);
        files = List.copyOf(files);
    }

    /** Whose archive it is. */
    public record Subject(String id, String code, String nameFr, String nameEn, String host) {
        public Subject {
            Objects.requireNonNull(id);
        }
    }

    /** From which moment of which database the rows are. */
    public record Snapshot(String database, String isolation, String at) {}

    /** A table whose rows are not in the archive, and why. */
    public record LeftOut(String table, String whyFr, String whyEn) {}

    /** One file; rows and checksum only where it holds the rows of a table. */
    public record Entry(
            String path,
            String mediaType,
            long bytes,
            @Nullable Long rows,
            String sha256,
            @Nullable String checksum) {
        public Entry {
            Objects.requireNonNull(path);
            Objects.requireNonNull(sha256);
        }
    }
}
