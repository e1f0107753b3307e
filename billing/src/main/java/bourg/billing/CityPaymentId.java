package bourg.billing;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/** Names money that a city paid for what it owed. */
public record CityPaymentId(UUID value) implements Identifier {
    private static final String PREFIX = "cpay";

    public static CityPaymentId next() {
        return new CityPaymentId(Identifiers.next());
    }

    public static Optional<CityPaymentId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(CityPaymentId::new);
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
