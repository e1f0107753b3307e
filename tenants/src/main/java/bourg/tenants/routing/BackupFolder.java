package bourg.tenants.routing;

import bourg.tenants.BackupId;
import bourg.tenants.CityId;
import bourg.tenants.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** The files of backups: one folder per city, and in it one per backup. */
@Component
class BackupFolder {
    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path root;

    BackupFolder(@Value("${bourg.backups.folder:backups}") Path root) {
        this.root = root;
    }

    private Path of(CityId city, BackupId id) {
        return root.resolve(city.toString()).resolve(id.toString());
    }

    /** What lies there, complete or not. */
    List<BackupId> of(CityId city) throws IOException {
        Path folder = root.resolve(city.toString());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.flatMap(path -> BackupId.parse(path.getFileName().toString()).stream())
                    .toList();
        }
    }

    /** All that was ever kept of a city that is gone; tells how many backups that were. */
    long deleteAll(CityId city) throws IOException {
        long backups = of(city).size();
        FileSystemUtils.deleteRecursively(root.resolve(city.toString()));
        return backups;
    }

    /** An empty folder, whatever a killed backup has left in it. */
    void begin(CityId city, BackupId id) throws IOException {
        delete(city, id);
        Files.createDirectories(of(city, id));
    }

    void delete(CityId city, BackupId id) throws IOException {
        FileSystemUtils.deleteRecursively(of(city, id));
    }

    /** How many files there are of all backups of a city. */
    long count(CityId city) throws IOException {
        Path folder = root.resolve(city.toString());
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).count();
        }
    }

    /** All backups of a city, known ones and what killed ones have left. */
    void delete(CityId city) throws IOException {
        FileSystemUtils.deleteRecursively(root.resolve(city.toString()));
    }

    BackupFile write(CityId city, BackupId id, CityTable table, CityRecords records)
            throws IOException, SQLException {
        Path file = of(city, id).resolve(table.name() + ".rows");
        MessageDigest hash = Sha256.start();
        try (OutputStream out =
                new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file)), hash)) {
            records.copyOut(table, RowFormat.ROWS, out);
        }
        return new BackupFile(table, records.digest(table), Sha256.end(hash), Files.size(file));
    }

    /** A manifest is there whole or not at all. */
    void complete(CityId city, BackupId id, BackupManifest manifest) throws IOException {
        Path draft = of(city, id).resolve(MANIFEST + ".draft");
        Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        Files.move(
                draft,
                of(city, id).resolve(MANIFEST),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** What the backup holds, once every file is found to be what was written. */
    BackupManifest checked(CityId city, BackupId id) throws IOException {
        Path folder = of(city, id);
        BackupManifest manifest =
                JSON.readValue(Files.readAllBytes(folder.resolve(MANIFEST)), BackupManifest.class);
        if (manifest.format() != BackupManifest.FORMAT
                || !manifest.city().equals(city.toString())) {
            throw new IllegalStateException("Not a backup of this city in a known format");
        }
        for (BackupFile file : manifest.files()) {
            if (!Sha256.of(folder.resolve(file.name())).equals(file.sha256())) {
                throw new IllegalStateException(
                        "The file "
                                + file.name()
                                + " is not what was written; nothing was restored");
            }
        }
        return manifest;
    }

    InputStream read(CityId city, BackupId id, BackupFile file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(of(city, id).resolve(file.name())));
    }
}
