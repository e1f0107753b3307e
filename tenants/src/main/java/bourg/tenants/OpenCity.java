package bourg.tenants;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says to open a city; still as typed, so that every fault can be told per field.
 */
public record OpenCity(
        String code,
        Localized name,
        String host,
        List<String> languages,
        String timeZone,
        String currency,
        String taxRegion,
        String colour,
        @Nullable Logo logo,
        Person firstAdmin) {
    public OpenCity {
        languages = List.copyOf(languages);
    }
}
