package bourg.tenants.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.City;
import bourg.tenants.CurrentCity;
import bourg.tenants.JobStopped;
import bourg.tenants.Progress;
import bourg.tenants.Sha256;
import bourg.tenants.StaffAccount;
import bourg.tenants.StaffRole;
import bourg.tenants.routing.CitySnapshots;
import bourg.tenants.routing.TableDigest;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.RecordedIdentities;
import bourg.tenants.trial.TestCities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class ArchiveTests {
    private static final Progress NOBODY_LOOKS = (_, _, _) -> {};
    private static final int MANY = 200_000;
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir private Path temporary;

    private final TestCities cities;
    private final CityArchive archive;
    private final CitySnapshots snapshots;
    private final RecordedIdentities identities;
    private final TransactionTemplate inCity;

    @Autowired
    @Qualifier("city")
    JdbcClient city;

    ArchiveTests(
            @Autowired TestCities cities,
            @Autowired CityArchive archive,
            @Autowired CitySnapshots snapshots,
            @Autowired RecordedIdentities identities,
            @Autowired @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.cities = cities;
        this.archive = archive;
        this.snapshots = snapshots;
        this.identities = identities;
        this.inCity = new TransactionTemplate(transactions);
    }

    @Test
    void theArchiveHoldsEveryRowAndTheManifestEveryFile() throws Exception {
        City here = cities.quebec("partante");
        identities.hire(here, account("alice"));
        fill(here, 10);
        Manifest manifest = archive.write(here, folder("whole"), NOBODY_LOOKS);

        Set<String> listed =
                manifest.files().stream().map(Manifest.Entry::path).collect(Collectors.toSet());
        assertThat(files("whole")).containsExactlyInAnyOrderElementsOf(listed);
        for (Manifest.Entry file : manifest.files()) {
            Path path = temporary.resolve("whole").resolve(file.path());
            assertThat(Files.size(path)).as(file.path()).isEqualTo(file.bytes());
            assertThat(Sha256.of(path)).as(file.path()).isEqualTo(file.sha256());
            if (file.path().endsWith(".jsonl") && file.rows() != null) {
                assertThat(Files.readAllLines(path))
                        .as(file.path())
                        .hasSize(file.rows().intValue());
                conforms(path, schemaOf(file));
            }
        }
        for (TableDigest table : snapshots.read(here.id(), records -> records.digests())) {
            assertThat(left(manifest, table) || listedAs(manifest, table))
                    .as(table.table())
                    .isTrue();
        }
        assertThat(listed).contains("data/control/city.jsonl", "README.fr.md", "README.en.md");
        assertThat(Files.readString(temporary.resolve("whole/accounts/staff.jsonl")))
                .contains("alice@trial.example", "\"ADMIN\"")
                .doesNotContainIgnoringCase("password");
        assertThat(manifest.snapshots())
                .extracting(Manifest.Snapshot::database)
                .containsExactly("control plane", "cell", "control plane");
    }

    private static boolean left(Manifest manifest, TableDigest table) {
        return manifest.leftOut().stream().anyMatch(out -> out.table().equals(table.table()));
    }

    private static boolean listedAs(Manifest manifest, TableDigest table) {
        return manifest.files().stream()
                .anyMatch(file ->
                        file.path().equals("data/city/" + table.table() + ".jsonl")
                                && table.checksum().equals(file.checksum())
                                && Long.valueOf(table.rows()).equals(file.rows()));
    }

    private Path schemaOf(Manifest.Entry file) {
        return temporary
                .resolve("whole")
                .resolve(
                        file.path()
                                .replaceFirst("data", "schemas")
                                .replace(".jsonl", ".schema.json"));
    }

    /**
     * Every line has the properties of the schema, no more and no less, each of an allowed type.
     */
    private static void conforms(Path lines, Path schema) throws IOException {
        JsonNode properties =
                ArchiveJson.MAPPER.readTree(Files.readAllBytes(schema)).get("properties");
        for (String line : Files.readAllLines(lines)) {
            JsonNode row = ArchiveJson.MAPPER.readTree(line);
            assertThat(row.propertyNames())
                    .containsExactlyInAnyOrderElementsOf(properties.propertyNames());
            row.forEachEntry((name, value) -> {
                if (properties.get(name).has("type")) {
                    assertThat(properties.get(name).get("type").toString())
                            .as(name)
                            .contains('"' + kind(value) + '"');
                }
            });
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case NULL -> "null";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT, POJO, MISSING, BINARY -> "object";
            case STRING -> "string";
        };
    }

    @Test
    void nothingIsHeldThatGrowsWithTheCity() throws Exception {
        City small = cities.quebec("petite");
        City large = cities.quebec("grande");
        fill(small, 4_000);
        fill(large, MANY);
        var ofSmall = new Watched();
        archive.write(small, folder("small"), ofSmall);
        var ofLarge = new Watched();
        Manifest manifest = archive.write(large, folder("large"), ofLarge);

        assertThat(manifest.files())
                .anyMatch(file ->
                        Long.valueOf(MANY).equals(file.rows()) && file.bytes() > 40 * MEGABYTE);
        assertThat(ofLarge.most - ofSmall.most).isLessThan(4 * MEGABYTE);
        assertThat(ofLarge.last).isGreaterThanOrEqualTo(2L * MANY);
    }

    /** Looks at what is alive while rows are on their way. */
    private static final class Watched implements Progress {
        private static final int LOOKS = 12;
        private long most;
        private long last;
        private int reports;

        @Override
        public void report(long done, long total, @org.jspecify.annotations.Nullable String note) {
            assertThat(done).isBetween(0L, total);
            last = done;
            reports++;
            if (reports % LOOKS == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
            }
        }
    }

    @Test
    void whatWasWrittenBeforeAKillIsKeptIfItStillHolds() throws Exception {
        City here = cities.quebec("reprise");
        fill(here, 10_000);
        assertThatThrownBy(() ->
                        archive.write(here, folder("resumed"), stoppingAt("data/city/page.jsonl")))
                .isInstanceOf(JobStopped.class);
        Path kept = temporary.resolve("resumed/data/city/outbox.jsonl");
        Path csv = temporary.resolve("resumed/csv/city/outbox.csv");
        assertThat(kept).exists();
        Files.setLastModifiedTime(kept, FileTime.from(Instant.EPOCH));
        Files.writeString(csv, "spoilt");
        Manifest resumed = archive.write(here, folder("resumed"), NOBODY_LOOKS);
        Manifest fresh = archive.write(here, folder("fresh"), NOBODY_LOOKS);

        assertThat(Files.getLastModifiedTime(kept).toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(resumed.files()).isEqualTo(fresh.files());
        assertThat(Sha256.of(csv))
                .isEqualTo(Sha256.of(temporary.resolve("fresh/csv/city/outbox.csv")));

        fill(here, 1);
        Manifest later = archive.write(here, folder("resumed"), NOBODY_LOOKS);
        assertThat(later.files()).isNotEqualTo(fresh.files());
    }

    private static Progress stoppingAt(String path) {
        return (_, _, note) -> {
            if (path.equals(note)) {
                throw new JobStopped();
            }
        };
    }

    private void fill(City here, int rows) {
        CurrentCity.run(
                here.id(),
                () ->
                        inCity.executeWithoutResult(_ ->
                                city.sql(
                                                """
                                                insert into outbox (event_id, listener, type, payload, created_at, due_at, delivered_at)
                                                select gen_random_uuid(), 'nobody', 'trial', jsonb_build_object('text', repeat('é"\\', 100)),
                                                    now(), now(), now() from generate_series(1, ?)\
                                                """)
                                        .param(rows)
                                        .update()));
    }

    private static StaffAccount account(String name) {
        return new StaffAccount(
                "id-" + name,
                name + "@trial.example",
                name,
                "Trial",
                "fr",
                true,
                Set.of(StaffRole.ADMIN));
    }

    private ArchiveFolder folder(String name) throws IOException {
        return new ArchiveFolder(Files.createDirectories(temporary.resolve(name)));
    }

    private List<String> files(String name) throws IOException {
        Path root = temporary.resolve(name);
        List<String> found = new ArrayList<>();
        try (var walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .filter(path -> !path.startsWith(".notes") && !path.equals(Manifest.NAME))
                    .forEach(found::add);
        }
        return found;
    }
}
