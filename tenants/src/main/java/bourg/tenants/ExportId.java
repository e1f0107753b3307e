package bourg.tenants;

import java.util.Optional;
import java.util.UUID;

/** Identifies an export of a city, as {@code xprt_...}. */
public record ExportId(UUID value) implements Identifier {
    private static final String PREFIX = "xprt";

    public static ExportId next() {
        return new ExportId(Identifiers.next());
    }

    public static Optional<ExportId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(ExportId::new);
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
