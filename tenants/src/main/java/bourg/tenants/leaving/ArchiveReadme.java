package bourg.tenants.leaving;

import bourg.tenants.City;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The page that explains an archive to whoever opens it. */
final class ArchiveReadme {
    private ArchiveReadme() {}

    static String in(String language, City city) throws IOException {
        String name = language.equals("fr") ? city.name().french() : city.name().english();
        return new ClassPathResource("leaving/archive_" + language + ".md")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{city}", name);
    }
}
