package bourg.tenants.arriving;

import bourg.tenants.FieldError;
import bourg.tenants.Sha256;
import bourg.tenants.leaving.ArchiveJson;
import bourg.tenants.leaving.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds whether an archive is whole: each file as the manifest says, and no other. */
final class ArchiveCheck {
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");
    private static final int LARGEST_MANIFEST = 8 << 20;
    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_NAME = 200;
    private static final int BUFFER = 1 << 16;

    private final GivenArchive archive;
    private final long largestContent;
    private final List<FieldError> faults = new ArrayList<>();

    ArchiveCheck(GivenArchive archive, long largestContent) {
        this.archive = archive;
        this.largestContent = largestContent;
    }

    List<FieldError> faults() {
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    private void fault(String name, String code, Object... arguments) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        faults.add(FieldError.of(shown, code, arguments));
    }

    /** What the archive says of itself, if that can be read and is of a kind that is known. */
    Optional<Manifest> manifest() throws IOException {
        if (!archive.has(Manifest.NAME)) {
            fault(Manifest.NAME, "archive_manifest_missing");
            return Optional.empty();
        }
        try (InputStream content = archive.read(Manifest.NAME, LARGEST_MANIFEST)) {
            JsonNode read = ArchiveJson.MAPPER.readTree(content.readAllBytes());
            String format = read.path("format").asString("");
            int version = read.path("version").asInt(0);
            if (!format.equals(Manifest.FORMAT) || version != Manifest.VERSION) {
                fault(Manifest.NAME, "archive_format_unknown", version, Manifest.VERSION);
                return Optional.empty();
            }
            return Optional.of(ArchiveJson.MAPPER.treeToValue(read, Manifest.class));
        } catch (JacksonException | GivenArchive.TooLong unreadable) {
            fault(Manifest.NAME, "archive_manifest_unreadable");
            return Optional.empty();
        }
    }

    /** Looks at every name, then reads every file. */
    void files(Manifest manifest, ArrivalProgress progress) throws IOException {
        Map<String, Manifest.Entry> expected = new HashMap<>();
        for (Manifest.Entry entry : manifest.files()) {
            if (expected.put(entry.path(), entry) != null) {
                fault(entry.path(), "archive_file_twice");
            }
        }
        names(expected.keySet());
        long bytes = manifest.files().stream().mapToLong(Manifest.Entry::bytes).sum();
        if (bytes > largestContent || bytes < 0) {
            fault(Manifest.NAME, "archive_content_too_large", largestContent >> 20);
            return;
        }
        for (Manifest.Entry entry : manifest.files()) {
            progress.start(entry.path());
            if (!archive.has(entry.path())) {
                fault(entry.path(), "archive_file_missing");
            } else if (!isAsWritten(entry, progress)) {
                fault(entry.path(), "archive_file_changed");
            }
            progress.finish();
        }
    }

    private void names(Set<String> expected) {
        Set<String> seen = new HashSet<>();
        for (String name : archive.names()) {
            if (!seen.add(name)) {
                fault(name, "archive_file_twice");
            }
            if (!NAME.matcher(name).matches()) {
                fault(name, "archive_name_unsafe");
            } else if (!expected.contains(name) && !name.equals(Manifest.NAME)) {
                fault(name, "archive_file_unknown");
            }
        }
    }

    private boolean isAsWritten(Manifest.Entry entry, ArrivalProgress progress) {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        long lines = 0;
        try (InputStream content =
                progress.watched(entry.path(), archive.read(entry.path(), entry.bytes()))) {
            for (int read = content.read(buffer, 0, BUFFER);
                    read >= 0;
                    read = content.read(buffer, 0, BUFFER)) {
                digest.update(buffer, 0, read);
                bytes += read;
                lines += lines(buffer, read);
            }
        } catch (IOException damaged) {
            return false;
        }
        return bytes == entry.bytes()
                && Sha256.end(digest).equals(entry.sha256())
                && (entry.rows() == null
                        || !entry.path().endsWith(".jsonl")
                        || entry.rows() == lines);
    }

    private static long lines(byte[] content, int length) {
        long lines = 0;
        for (int i = 0; i < length; i++) {
            if (content[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
