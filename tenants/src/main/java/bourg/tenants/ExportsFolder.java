package bourg.tenants;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the archives of cities are written, each in a folder of its city and job. */
@ConfigurationProperties("bourg.exports")
public record ExportsFolder(@DefaultValue("exports") Path folder) {
    public Path of(CityId city) {
        return folder.resolve(city.toString());
    }

    public Path of(CityId city, JobId job) {
        return of(city).resolve(job.toString());
    }

    public Path archive(CityId city, JobId job) {
        return of(city, job).resolve("archive.zip");
    }
}
