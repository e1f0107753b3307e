package bourg.tenants.arriving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.FieldError;
import bourg.tenants.Sha256;
import bourg.tenants.leaving.ArchiveJson;
import bourg.tenants.leaving.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An archive that is not as it was written, or was written to do harm, is refused with a reason.
 */
class ArchiveCheckTests {
    private static final long LARGEST = 1_000_000;
    private static final String ROWS = "{\"id\":1}\n{\"id\":2}\n";

    @TempDir private Path temporary;

    private final List<Manifest.Entry> listed = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private record Part(String name, String content) {}

    private void listed(String name, String content, long rows) {
        listed.add(
                new Manifest.Entry(
                        name,
                        "application/jsonl",
                        content.getBytes(StandardCharsets.UTF_8).length,
                        rows,
                        Sha256.of(content.getBytes(StandardCharsets.UTF_8)),
                        "0:0"));
    }

    private void both(String name, String content) {
        listed(name, content, content.lines().count());
        parts.add(new Part(name, content));
    }

    private List<FieldError> faults() throws IOException {
        Manifest manifest =
                new Manifest(
                        Manifest.FORMAT,
                        Manifest.VERSION,
                        new Manifest.Subject("city_0", "a", "a", "a", "a.example"),
                        "2026-01-01T00:00:00Z",
                        List.of(),
                        List.of(),
                        List.of(),
                        listed);
        parts.addFirst(new Part(Manifest.NAME, ArchiveJson.MAPPER.writeValueAsString(manifest)));
        return faultsOfParts();
    }

    private List<FieldError> faultsOfParts() throws IOException {
        try (GivenArchive archive = GivenArchive.open(zip())) {
            ArchiveCheck check = new ArchiveCheck(archive, LARGEST);
            var manifest = check.manifest();
            if (manifest.isPresent()) {
                check.files(manifest.get(), new ArrivalProgress((_, _, _) -> {}));
            }
            return check.faults();
        }
    }

    /** Names that are there twice are written under another first: a zip writer refuses them. */
    private Path zip() throws IOException {
        Path file = temporary.resolve("trial.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Part part : parts) {
                zip.putNextEntry(new ZipEntry(part.name()));
                zip.write(part.content().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void whatIsAsTheManifestSaysHasNoFault() throws IOException {
        both("data/city/page.jsonl", ROWS);
        both("README.fr.md", "");
        assertThat(faults()).isEmpty();
    }

    @Test
    void everyFaultIsFoundAtOnce() throws IOException {
        both("data/city/good.jsonl", ROWS);
        listed("data/city/gone.jsonl", ROWS, 2);
        listed("data/city/other.jsonl", ROWS, 2);
        parts.add(new Part("data/city/other.jsonl", ROWS.replace('2', '3')));
        listed("data/city/short.jsonl", ROWS, 3);
        parts.add(new Part("data/city/short.jsonl", ROWS));
        parts.add(new Part("data/city/added.jsonl", ROWS));
        assertThat(faults())
                .extracting(fault -> fault.field() + " " + fault.code())
                .containsExactlyInAnyOrder(
                        "data/city/gone.jsonl archive_file_missing",
                        "data/city/other.jsonl archive_file_changed",
                        "data/city/short.jsonl archive_file_changed",
                        "data/city/added.jsonl archive_file_unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "/etc/passwd",
                "data/../../x",
                "C:\\x",
                "data\\x",
                ".hidden",
                "a//b",
                "data/",
                "a b",
                "é"
            })
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        both(name, name.endsWith("/") ? "" : ROWS);
        assertThat(faults()).extracting(FieldError::code).contains("archive_name_unsafe");
    }

    @Test
    void aFileThatIsThereTwiceIsRefused() throws IOException {
        both("data/city/page.jsonl", ROWS);
        parts.add(new Part("data/city/pagX.jsonl", "{}\n"));
        faults();
        Path file = temporary.resolve("trial.zip");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace("pagX", "page"), StandardCharsets.ISO_8859_1);
        try (GivenArchive archive = GivenArchive.open(file)) {
            ArchiveCheck check = new ArchiveCheck(archive, LARGEST);
            check.files(check.manifest().orElseThrow(), new ArrivalProgress((_, _, _) -> {}));
            assertThat(check.faults()).extracting(FieldError::code).contains("archive_file_twice");
        } catch (ZipException refusedByTheReader) {
            assertThat(refusedByTheReader).hasMessageContaining("duplicate");
        }
    }

    @Test
    void aBombIsNotReadFurtherThanItsManifestSays() throws IOException {
        listed("data/city/bomb.jsonl", ROWS, 2);
        parts.add(new Part("data/city/bomb.jsonl", "0".repeat(40_000_000)));
        assertThat(faults()).extracting(FieldError::code).containsExactly("archive_file_changed");
        try (GivenArchive archive = GivenArchive.open(temporary.resolve("trial.zip"));
                var content = archive.read("data/city/bomb.jsonl", ROWS.length())) {
            assertThatThrownBy(content::readAllBytes).isInstanceOf(GivenArchive.TooLong.class);
        }
    }

    @Test
    void moreThanIsTakenIsRefusedUnread() throws IOException {
        both("data/city/large.jsonl", "0".repeat((int) LARGEST + 1));
        assertThat(faults())
                .extracting(FieldError::code)
                .containsExactly("archive_content_too_large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"format\": ",
                "{\"format\":\"bourg-city-archive\",\"version\":2}"
            })
    void aManifestThatSaysNothingIsRefused(String text) throws IOException {
        parts.add(new Part(Manifest.NAME, text));
        assertThat(faultsOfParts())
                .extracting(FieldError::code)
                .hasSize(1)
                .allMatch(code ->
                        code.equals("archive_manifest_unreadable")
                                || code.equals("archive_format_unknown"));
    }

    @Test
    void anotherVersionIsRefusedByItsNumber() throws IOException {
        parts.add(new Part(Manifest.NAME, "{\"format\":\"bourg-city-archive\",\"version\":99}"));
        assertThat(faultsOfParts())
                .containsExactly(
                        FieldError.of(
                                Manifest.NAME, "archive_format_unknown", 99, Manifest.VERSION));
    }

    @Test
    void withoutAManifestThereIsNoArchive() throws IOException {
        parts.add(new Part("data/city/page.jsonl", ROWS));
        assertThat(faultsOfParts())
                .extracting(FieldError::code)
                .containsExactly("archive_manifest_missing");
    }
}
