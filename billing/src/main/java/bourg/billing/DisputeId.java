package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names one payment's contestation by the card's holder. */
public record DisputeId(UUID value) implements Identifier {
    private static final String PREFIX = "dspt";

    public static DisputeId next() {
        return new DisputeId(Identifiers.next());
    }

    public static Optional<DisputeId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(DisputeId::new);
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
