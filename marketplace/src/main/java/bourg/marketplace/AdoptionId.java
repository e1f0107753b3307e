package bourg.marketplace;

import bourg.tenants.Identifier;
import bourg.tenants.Identifiers;
import java.util.Optional;
import java.util.UUID;

/**
 * Names one city's adoption of an offer; on the city's portal it is the identifier of the service.
 */
public record AdoptionId(UUID value) implements Identifier {
    private static final String PREFIX = "adpt";

    public static AdoptionId next() {
        return new AdoptionId(Identifiers.next());
    }

    public static Optional<AdoptionId> parse(String text) {
        return Identifiers.parse(PREFIX, text).map(AdoptionId::new);
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
