package bourg.tenants.arriving;

import bourg.tenants.CityId;
import bourg.tenants.leaving.Manifest;
import bourg.tenants.routing.CityRecords;
import bourg.tenants.routing.CitySnapshots;
import bourg.tenants.routing.CityTable;
import bourg.tenants.routing.RowFormat;
import bourg.tenants.routing.TableDigest;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Streams the rows of a city into its empty tables, each table in a transaction of its own that
 * ends well only if count and checksum are those of the manifest. A table that has them is done.
 */
@Component
class RowLoading {
    private static final String FOLDER = "data/city/";
    private static final String ENDING = ".jsonl";

    private final CitySnapshots snapshots;

    RowLoading(CitySnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** How many tables the archive has. */
    static long tables(Manifest manifest) {
        return manifest.files().stream().filter(RowLoading::isTable).count();
    }

    private static boolean isTable(Manifest.Entry entry) {
        return entry.path().startsWith(FOLDER) && entry.path().endsWith(ENDING);
    }

    void load(CityId city, GivenArchive archive, Manifest manifest, ArrivalProgress progress)
            throws SQLException, IOException {
        List<CityTable> tables = snapshots.read(city, CityRecords::tables);
        Set<String> left = new HashSet<>();
        manifest.leftOut().forEach(out -> left.add(out.table()));
        for (CityTable table : tables) {
            Manifest.Entry entry = entry(manifest, table);
            if (entry == null && !left.contains(table.name())) {
                throw new IllegalStateException("The archive has no rows for " + table.name());
            }
            if (entry != null) {
                progress.start(entry.path());
                snapshots.write(city, records -> load(records, table, entry, archive, progress));
                progress.finish();
            }
        }
    }

    private static Manifest.@org.jspecify.annotations.Nullable Entry entry(
            Manifest manifest, CityTable table) {
        return manifest.files().stream()
                .filter(file -> file.path().equals(FOLDER + table.name() + ENDING))
                .findFirst()
                .orElse(null);
    }

    private static TableDigest load(
            CityRecords records,
            CityTable table,
            Manifest.Entry entry,
            GivenArchive archive,
            ArrivalProgress progress)
            throws SQLException, IOException {
        TableDigest wanted =
                new TableDigest(
                        table.name(),
                        entry.rows() == null ? -1 : entry.rows(),
                        String.valueOf(entry.checksum()));
        if (records.digest(table).equals(wanted)) {
            return wanted;
        }
        try (InputStream rows =
                progress.watched(entry.path(), archive.read(entry.path(), entry.bytes()))) {
            records.copyIn(table, RowFormat.JSON_LINES, rows);
        }
        TableDigest loaded = records.digest(table);
        if (!loaded.equals(wanted)) {
            throw new IllegalStateException(
                    "The rows of " + table.name() + " are not those of the manifest: " + loaded);
        }
        return loaded;
    }
}
