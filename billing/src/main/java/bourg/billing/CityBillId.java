package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names what a city was charged for a month. */
public record CityBillId(UUID value) implements Identifier {
    private static final String PREFIX = "bill";

    public static CityBillId next() {
        return new CityBillId(Identifiers.next());
    }

    public static Optional<CityBillId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(CityBillId::new);
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
