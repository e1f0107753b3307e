package bourg.marketplace;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names a partner. */
public record PartnerId(UUID value) implements Identifier {
    private static final String PREFIX = "prtn";

    public static PartnerId next() {
        return new PartnerId(Identifiers.next());
    }

    public static Optional<PartnerId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(PartnerId::new);
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
