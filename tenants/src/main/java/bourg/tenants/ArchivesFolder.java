package bourg.tenants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** Where archives that operators give in wait to be brought in, and how large they may be. */
@ConfigurationProperties("bourg.archives")
public record ArchivesFolder(
        @DefaultValue("archives") Path folder,
        @DefaultValue("20GB") DataSize largest,
        @DefaultValue("200GB") DataSize largestContent) {
    private static final String UNFINISHED = ".unfinished";

    /** Where an archive is written while it streams in. */
    Path unfinished(UUID file) {
        return folder.resolve(file + UNFINISHED);
    }

    /** What kills during an upload have left, and nobody has touched since. */
    public List<Path> unfinished(Instant since) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(UNFINISHED))
                    .filter(file -> file.toFile().lastModified() < since.toEpochMilli())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path of(UUID file) {
        return folder.resolve(file + ".zip");
    }
}
