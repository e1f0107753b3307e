package bourg.parts;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the embedded PostgreSQL binaries once into a folder. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * The folder that holds {@code bin/postgres}; several processes may ask for it at the same
     * time.
     */
    static Path unpack(Path partsFolder) throws IOException {
        Path home = partsFolder.resolve("postgresql-18.6.0");
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        Files.createDirectories(partsFolder);
        Path fresh = Files.createTempDirectory(partsFolder, "unpacking-");
        try (InputStream archive =
                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                                "Linux", ArchUtils.normalize(System.getProperty("os.arch")));
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                write(entry, tar, fresh);
            }
        }
        return publish(fresh, home);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path publish(Path fresh, Path home) throws IOException {
        try {
            return Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.isExecutable(home.resolve("bin/postgres"))) {
                Folders.delete(fresh); // another process was faster
                return home;
            }
            if (e instanceof FileAlreadyExistsException || Files.exists(home)) {
                Folders.delete(home); // left half unpacked
                return Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }
}
