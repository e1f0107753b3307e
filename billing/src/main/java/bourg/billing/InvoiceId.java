package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names one invoice or credit note. */
public record InvoiceId(UUID value) implements Identifier {
    private static final String PREFIX = "invc";

    public static InvoiceId next() {
        return new InvoiceId(Identifiers.next());
    }

    public static Optional<InvoiceId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(InvoiceId::new);
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
