package bourg.tenants;

import bourg.tenants.arriving.StoredArchives;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Takes in archives that other installations wrote of their cities, to bring the cities here. */
@Component
public class CityArchives {
    /** The kind of the job that checks an archive and brings its city in. */
    public static final String KIND = "import-city";

    private static final int BUFFER = 1 << 16;

    private final Jobs jobs;
    private final StoredArchives archives;
    private final ArchivesFolder folder;
    private final TransactionTemplate inFederation;

    CityArchives(
            Jobs jobs,
            StoredArchives archives,
            ArchivesFolder folder,
            @Qualifier("federationTransactions") PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.archives = archives;
        this.folder = folder;
        this.inFederation = new TransactionTemplate(transactions);
    }

    /** What came of giving an archive in. */
    public sealed interface Giving {
        record Started(Job job) implements Giving {}

        record TooLarge(DataSize largest) implements Giving {}

        record Empty() implements Giving {}
    }

    /** Keeps an archive as it streams in, and starts the job that checks it and brings it in. */
    public Giving give(InputStream archive) throws IOException {
        UUID name = Identifiers.next();
        Path file = folder.unfinished(name);
        Files.createDirectories(folder.folder());
        try {
            long bytes = keep(archive, file);
            if (bytes == 0) {
                return new Giving.Empty();
            }
            if (bytes > folder.largest().toBytes()) {
                return new Giving.TooLarge(folder.largest());
            }
            Files.move(file, folder.of(name), StandardCopyOption.ATOMIC_MOVE);
            return new Giving.Started(start(name, bytes));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Job start(UUID name, long bytes) throws IOException {
        try {
            return inFederation.execute(_ -> {
                Job begun = jobs.start(KIND, null, name.toString());
                archives.add(begun.id(), name, bytes);
                return begun;
            });
        } catch (RuntimeException failure) {
            Files.deleteIfExists(folder.of(name));
            throw failure;
        }
    }

    /** At most one byte more than is allowed. */
    private long keep(InputStream archive, Path file) throws IOException {
        long most = folder.largest().toBytes();
        long kept = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            for (int read = archive.read(buffer); read > 0; read = archive.read(buffer)) {
                kept += read;
                if (kept > most) {
                    return kept;
                }
                out.write(buffer, 0, read);
            }
        }
        return kept;
    }

    /** What was found in an archive and what became of it; nothing for a job of another kind. */
    public Optional<ArchiveReport> report(JobId job) {
        return jobs.find(job).filter(found -> found.kind().equals(KIND)).map(archives::report);
    }
}
