package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names one return of money to the person who paid. */
public record RefundId(UUID value) implements Identifier {
    private static final String PREFIX = "rfnd";

    public static RefundId next() {
        return new RefundId(Identifiers.next());
    }

    public static Optional<RefundId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(RefundId::new);
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
