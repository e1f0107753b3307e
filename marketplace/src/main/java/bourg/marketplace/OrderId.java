package bourg.marketplace;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names an order that a person placed in a city. */
public record OrderId(UUID value) implements Identifier {
    private static final String PREFIX = "ordr";

    public static OrderId next() {
        return new OrderId(Identifiers.next());
    }

    public static Optional<OrderId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(OrderId::new);
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
