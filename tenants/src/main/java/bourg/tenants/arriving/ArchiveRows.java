package bourg.tenants.arriving;

import bourg.tenants.ArchivedParts;
import bourg.tenants.leaving.Manifest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads lines of JSON from the files of an archive, a few hundred at a time. */
final class ArchiveRows implements ArchivedParts {
    private static final String FOLDER = "data/control/";
    private static final String ENDING = ".jsonl";
    private static final int AT_ONCE = 500;
    private static final int LONGEST_LINE = 4 << 20;
    private static final int MOST_BYTES = 8 << 20;

    private final GivenArchive archive;
    private final Manifest manifest;

    ArchiveRows(GivenArchive archive, Manifest manifest) {
        this.archive = archive;
        this.manifest = manifest;
    }

    /** The parts of the control plane that the archive has. */
    List<String> parts() {
        return manifest.files().stream()
                .map(Manifest.Entry::path)
                .filter(path -> path.startsWith(FOLDER) && path.endsWith(ENDING))
                .map(path -> path.substring(FOLDER.length(), path.length() - ENDING.length()))
                .toList();
    }

    @Override
    public void each(String part, Consumer<String> rows) {
        List<String> lines = new ArrayList<>();
        long[] bytes = {0};
        eachLine(
                FOLDER + part + ENDING,
                line -> {
                    lines.add(line);
                    bytes[0] += line.length();
                    if (lines.size() == AT_ONCE || bytes[0] > MOST_BYTES) {
                        rows.accept("[" + String.join(",", lines) + "]");
                        lines.clear();
                        bytes[0] = 0;
                    }
                });
        if (!lines.isEmpty()) {
            rows.accept("[" + String.join(",", lines) + "]");
        }
    }

    /** Every line of a file; nothing if the archive has no such file. */
    void eachLine(String path, Consumer<String> seen) {
        Manifest.Entry entry =
                manifest.files().stream()
                        .filter(file -> file.path().equals(path))
                        .findFirst()
                        .orElse(null);
        if (entry == null) {
            return;
        }
        try (InputStream content =
                new BufferedInputStream(archive.read(path, entry.bytes()), 1 << 16)) {
            for (String line = line(content); !line.isEmpty(); line = line(content)) {
                seen.accept(line);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + path + " cannot be read", unreadable);
        }
    }

    /** The next line; empty at the end. */
    private static String line(InputStream content) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = content.read(); next >= 0 && next != '\n'; next = content.read()) {
            if (line.size() == LONGEST_LINE) {
                throw new IOException("A line is too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
