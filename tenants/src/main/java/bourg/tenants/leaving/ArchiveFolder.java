package bourg.tenants.leaving;

import bourg.tenants.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one archive while it is written: each appears whole or not at all, and beside it a
 * note by which a later attempt knows whether it still holds.
 */
final class ArchiveFolder {
    private static final String NOTES = ".notes";
    private static final String UNFINISHED = ".unfinished";
    private static final int BUFFER = 64 * 1024;

    private final Path root;

    ArchiveFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** A file whose content may be kept from an earlier attempt if it was made of the same rows. */
    record Wanted(String path, String mediaType, @Nullable Long rows, @Nullable String checksum) {
        String fingerprint() {
            return rows + "/" + checksum;
        }
    }

    private record Note(String fingerprint, Manifest.Entry entry) {}

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream target) throws SQLException, IOException;
    }

    Manifest.Entry write(Wanted wanted, LongConsumer news, Content content)
            throws SQLException, IOException {
        Optional<Manifest.Entry> kept = kept(wanted);
        if (kept.isPresent()) {
            return kept.get();
        }
        Path file = root.resolve(wanted.path());
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.createDirectories(file.getParent());
        Manifest.Entry entry;
        try (var output =
                new CountedOutput(
                        new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER),
                        news)) {
            content.to(output);
            entry =
                    new Manifest.Entry(
                            wanted.path(),
                            wanted.mediaType(),
                            output.bytes(),
                            wanted.rows(),
                            output.sha256Text(),
                            wanted.checksum());
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        note(wanted, entry);
        return entry;
    }

    private Optional<Manifest.Entry> kept(Wanted wanted) throws IOException {
        Path note = noteOf(wanted.path());
        Path file = root.resolve(wanted.path());
        if (wanted.checksum() == null || !Files.exists(note) || !Files.exists(file)) {
            return Optional.empty();
        }
        Note earlier = ArchiveJson.MAPPER.readValue(Files.readAllBytes(note), Note.class);
        return earlier.fingerprint().equals(wanted.fingerprint())
                        && earlier.entry().sha256().equals(Sha256.of(file))
                ? Optional.of(earlier.entry())
                : Optional.empty();
    }

    private void note(Wanted wanted, Manifest.Entry entry) throws IOException {
        if (wanted.checksum() != null) {
            Path note = noteOf(wanted.path());
            Files.createDirectories(note.getParent());
            Files.write(
                    note,
                    ArchiveJson.MAPPER.writeValueAsBytes(new Note(wanted.fingerprint(), entry)));
        }
    }

    private Path noteOf(String path) {
        return root.resolve(NOTES).resolve(path + ".json");
    }

    /** The last file that is written: with it the archive is complete. */
    void seal(Manifest manifest) throws IOException {
        Path unfinished = root.resolve(Manifest.NAME + UNFINISHED);
        Files.write(unfinished, ArchiveJson.MAPPER.writeValueAsBytes(manifest));
        Files.move(
                unfinished,
                root.resolve(Manifest.NAME),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    Manifest manifest() throws IOException {
        return ArchiveJson.MAPPER.readValue(
                Files.readAllBytes(root.resolve(Manifest.NAME)), Manifest.class);
    }

    /** Deletes a folder with all that is in it; returns how many files that were. */
    static long delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        long files = 0;
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
                files += Files.isDirectory(path) ? 0 : 1;
                Files.delete(path);
            }
        }
        return files;
    }
}
