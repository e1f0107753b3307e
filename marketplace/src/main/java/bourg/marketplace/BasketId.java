package bourg.marketplace;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names orders that a person placed together in a city. */
public record BasketId(UUID value) implements Identifier {
    private static final String PREFIX = "bskt";

    public static BasketId next() {
        return new BasketId(Identifiers.next());
    }

    public static Optional<BasketId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(BasketId::new);
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
