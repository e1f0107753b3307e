package bourg.marketplace;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names what a person pays for again every month or year in a city. */
public record SubscriptionId(UUID value) implements Identifier {
    private static final String PREFIX = "subs";

    public static SubscriptionId next() {
        return new SubscriptionId(Identifiers.next());
    }

    public static Optional<SubscriptionId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(SubscriptionId::new);
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
