package bourg.tenants;

import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** Where archives that operators give in wait to be brought in, and how large they may be. */
@ConfigurationProperties("bourg.archives")
public record ArchivesFolder(
        @DefaultValue("archives") Path folder,
        @DefaultValue("20GB") DataSize largest,
        @DefaultValue("200GB") DataSize largestContent) {
    public Path of(UUID file) {
        return folder.resolve(file + ".zip");
    }
}
