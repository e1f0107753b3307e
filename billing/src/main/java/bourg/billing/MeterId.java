package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names a meter: what a city's service measures. */
public record MeterId(UUID value) implements Identifier {
    private static final String PREFIX = "metr";

    public static MeterId next() {
        return new MeterId(Identifiers.next());
    }

    public static Optional<MeterId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(MeterId::new);
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
