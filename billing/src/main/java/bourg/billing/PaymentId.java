package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names one attempt to pay an order. */
public record PaymentId(UUID value) implements Identifier {
    private static final String PREFIX = "pymt";

    public static PaymentId next() {
        return new PaymentId(Identifiers.next());
    }

    public static Optional<PaymentId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(PaymentId::new);
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
