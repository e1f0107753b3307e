package bourg.tenants.leaving;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of contents of an archive, by which it can be checked. */
record Manifest(
        String format,
        int version,
        Subject city,
        String writtenAt,
        List<Snapshot> snapshots,
        List<LeftOut> leftOut,
        List<Entry> files) {
    static final String FORMAT = "bourg-city-archive";
    static final int VERSION = 1;
    static final String NAME = "manifest.json";

    Manifest {
        snapshots = List.copyOf(snapshots);
        leftOut = List.copyOf(leftOut);
        files = List.copyOf(files);
    }

    /** Whose archive it is. */
    record Subject(String id, String code, String nameFr, String nameEn, String host) {}

    /** From which moment of which database the rows are. */
    record Snapshot(String database, String isolation, String at) {}

    /** A table whose rows are not in the archive, and why. */
    record LeftOut(String table, String whyFr, String whyEn) {}

    /** One file; rows and checksum only where it holds the rows of a table. */
    record Entry(
            String path,
            String mediaType,
            long bytes,
            @Nullable Long rows,
            String sha256,
            @Nullable String checksum) {}
}
