package bourg.tenants;

import java.util.Optional;
import java.util.UUID;

/** Identifies a city, as {@code city_...}. */
public record CityId(UUID value) implements Identifier {
    private static final String PREFIX = "city";

    public static CityId next() {
        return new CityId(Identifiers.next());
    }

    public static Optional<CityId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(CityId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return Identifiers.text(PREFIX, value);
    }
}
