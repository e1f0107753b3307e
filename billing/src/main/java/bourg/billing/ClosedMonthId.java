package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names the closed statement of a party's month. */
public record ClosedMonthId(UUID value) implements Identifier {
    private static final String PREFIX = "clmo";

    public static ClosedMonthId next() {
        return new ClosedMonthId(Identifiers.next());
    }

    public static Optional<ClosedMonthId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(ClosedMonthId::new);
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
