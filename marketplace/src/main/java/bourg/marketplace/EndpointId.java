package bourg.marketplace;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names an address to which a partner wants its webhooks sent. */
public record EndpointId(UUID value) implements Identifier {
    private static final String PREFIX = "whep";

    public static EndpointId next() {
        return new EndpointId(Identifiers.next());
    }

    public static Optional<EndpointId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(EndpointId::new);
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
