package bourg.tenants.leaving;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs a finished archive into one file, the manifest first; beyond 4 GB it is a Zip64. */
final class ArchiveZip {
    private ArchiveZip() {}

    static void pack(ArchiveFolder folder, Manifest manifest, Path target) throws IOException {
        List<String> paths = new ArrayList<>();
        paths.add(Manifest.NAME);
        manifest.files().forEach(file -> paths.add(file.path()));
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(unfinished));
                var zip = new ZipOutputStream(file)) {
            for (String path : paths) {
                zip.putNextEntry(new ZipEntry(path));
                Files.copy(folder.root().resolve(path), zip);
                zip.closeEntry();
            }
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
