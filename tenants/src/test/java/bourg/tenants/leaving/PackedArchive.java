package bourg.tenants.leaving;

import bourg.tenants.City;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/** Writes the archive of a city into one file, as an export does. */
public final class PackedArchive {
    private PackedArchive() {}

    public static Path of(ApplicationContext installation, City city, Path folder)
            throws Exception {
        Path parts = Files.createDirectories(folder.resolve(city.code()));
        var target = new ArchiveFolder(parts);
        Manifest manifest =
                installation.getBean(CityArchive.class).write(city, target, (_, _, _) -> {});
        Path packed = folder.resolve(city.code() + ".zip");
        ArchiveZip.pack(target, manifest, packed);
        return packed;
    }
}
