package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names a line of usage: what one subject used in a month, and what it costs. */
public record UsageLineId(UUID value) implements Identifier {
    private static final String PREFIX = "usln";

    public static UsageLineId next() {
        return new UsageLineId(Identifiers.next());
    }

    public static Optional<UsageLineId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(UsageLineId::new);
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
