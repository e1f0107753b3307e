package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names what one party is sent of one payment. */
public record TransferId(UUID value) implements Identifier {
    private static final String PREFIX = "trsf";

    public static TransferId next() {
        return new TransferId(Identifiers.next());
    }

    public static Optional<TransferId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(TransferId::new);
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
