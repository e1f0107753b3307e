package bourg.tenants.leaving;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityExtract;
import bourg.tenants.Identities;
import bourg.tenants.Logo;
import bourg.tenants.Progress;
import bourg.tenants.routing.AppliedMigration;
import bourg.tenants.routing.CityRecords;
import bourg.tenants.routing.CitySnapshots;
import bourg.tenants.routing.CityTable;
import bourg.tenants.routing.ControlPlane;
import bourg.tenants.routing.RowFormat;
import bourg.tenants.routing.RowSource;
import bourg.tenants.routing.TableDigest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes everything that is a city's into a folder, in open formats, never holding more than a few
 * rows.
 */
@Component
class CityArchive {
    private static final String ISOLATION = "repeatable read, read only";
    private static final Manifest.LeftOut ANSWERS =
            new Manifest.LeftOut(
                    "idempotent_request",
                    "Réponses gardées un jour pour les demandes répétées; elles contiennent des"
                            + " clés d’accès.",
                    "Answers kept for a day for repeated requests; they contain access keys.");

    private final Cities cities;
    private final CitySnapshots snapshots;
    private final ControlPlane control;
    private final Identities identities;
    private final ObjectProvider<CityExtract> extracts;

    CityArchive(
            Cities cities,
            CitySnapshots snapshots,
            ControlPlane control,
            Identities identities,
            ObjectProvider<CityExtract> extracts) {
        this.cities = cities;
        this.snapshots = snapshots;
        this.control = control;
        this.identities = identities;
        this.extracts = extracts;
    }

    /** Where one archive is being written. */
    private record Making(
            ArchiveFolder folder,
            ArchiveProgress progress,
            List<Manifest.Entry> files,
            List<Manifest.Snapshot> snapshots) {
        void add(ArchiveFolder.Wanted wanted, ArchiveFolder.Content content)
                throws SQLException, IOException {
            progress.start(wanted.path());
            var moving = new AtomicLong();
            files.add(
                    folder.write(wanted, rows -> progress.moving(moving.addAndGet(rows)), content));
            progress.finish(wanted.rows() == null ? 0 : wanted.rows());
        }

        void plain(String path, String mediaType, byte[] content) throws SQLException, IOException {
            add(
                    new ArchiveFolder.Wanted(path, mediaType, null, null),
                    target -> target.write(content));
        }

        void seen(String database) {
            snapshots.add(new Manifest.Snapshot(database, ISOLATION, Instant.now().toString()));
        }
    }

    Manifest write(City city, ArchiveFolder folder, Progress progress)
            throws SQLException, IOException {
        var making =
                new Making(
                        folder,
                        new ArchiveProgress(progress),
                        new ArrayList<>(),
                        new ArrayList<>());
        control(making, city, CityExtract::comesFirst);
        List<AppliedMigration> migrations =
                snapshots.read(
                        city.id(),
                        records -> {
                            cell(making, records);
                            return records.migrations();
                        });
        control(making, city, extract -> !extract.comesFirst());
        accounts(making, city);
        originals(making, city);
        Manifest manifest = manifest(making, city, migrations);
        folder.seal(manifest);
        return manifest;
    }

    private static void cell(Making making, CityRecords records) throws SQLException, IOException {
        making.seen("cell");
        List<RowSource> sources = new ArrayList<>();
        for (CityTable table : records.tables()) {
            if (!table.name().equals(ANSWERS.table())) {
                sources.add(records.source(table));
            }
        }
        rows(making, "city", sources);
    }

    private void control(Making making, City city, Predicate<CityExtract> which)
            throws SQLException, IOException {
        control.read(
                city.id(),
                extracts.orderedStream().filter(which).toList(),
                sources -> {
                    making.seen("control plane");
                    rows(making, "control", sources);
                });
    }

    private static void rows(Making making, String area, List<RowSource> sources)
            throws SQLException, IOException {
        Map<RowSource, TableDigest> digests = new LinkedHashMap<>();
        for (RowSource source : sources) {
            TableDigest digest = source.digest();
            digests.put(source, digest);
            making.progress().expect(2 * digest.rows());
        }
        for (var each : digests.entrySet()) {
            rows(making, area, each.getKey(), each.getValue());
        }
    }

    private static void rows(Making making, String area, RowSource source, TableDigest digest)
            throws SQLException, IOException {
        String name = area + "/" + source.name();
        making.add(
                new ArchiveFolder.Wanted(
                        "data/" + name + ".jsonl",
                        "application/jsonl",
                        digest.rows(),
                        digest.checksum()),
                target -> source.copyOut(RowFormat.JSON_LINES, target));
        making.add(
                new ArchiveFolder.Wanted(
                        "csv/" + name + ".csv", "text/csv", digest.rows(), digest.checksum()),
                target -> source.copyOut(RowFormat.CSV, target));
        making.plain(
                "schemas/" + name + ".schema.json",
                "application/schema+json",
                ArchiveJson.MAPPER.writeValueAsBytes(RowSchemas.of(source)));
    }

    /** Who may act for the city, without passwords or any other secret. */
    private void accounts(Making making, City city) throws SQLException, IOException {
        making.add(
                new ArchiveFolder.Wanted("accounts/staff.jsonl", "application/jsonl", null, null),
                target -> identities.eachStaff(city, account -> line(target, account)));
    }

    private static void line(OutputStream target, Object value) {
        try {
            target.write(ArchiveJson.LINES.writeValueAsBytes(value));
            target.write('\n');
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void originals(Making making, City city) throws SQLException, IOException {
        Logo logo = cities.logo(city.id()).orElse(null);
        if (logo != null) {
            String ending = logo.mediaType().equals("image/png") ? "png" : "svg";
            making.plain("files/logo." + ending, logo.mediaType(), logo.content());
        }
        for (String language : List.of("fr", "en")) {
            making.plain(
                    "README." + language + ".md",
                    "text/markdown",
                    ArchiveReadme.in(language, city).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Manifest manifest(Making making, City city, List<AppliedMigration> migrations) {
        return new Manifest(
                Manifest.FORMAT,
                Manifest.VERSION,
                new Manifest.Subject(
                        city.id().toString(),
                        city.code(),
                        city.name().french(),
                        city.name().english(),
                        city.host()),
                Instant.now().toString(),
                making.snapshots(),
                migrations,
                List.of(ANSWERS),
                making.files());
    }
}
