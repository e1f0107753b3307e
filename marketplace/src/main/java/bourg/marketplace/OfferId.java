package bourg.marketplace;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names an offer of a partner, over all its versions. */
public record OfferId(UUID value) implements Identifier {
    private static final String PREFIX = "offr";

    public static OfferId next() {
        return new OfferId(Identifiers.next());
    }

    public static Optional<OfferId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(OfferId::new);
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
