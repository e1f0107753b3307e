package bourg.marketplace;

import bourg.tenants.CityId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Someone who can be owed money: a city, a partner or the platform itself. */
public record Party(Kind kind, @Nullable String id) {
    public enum Kind {
        CITY,
        PARTNER,
        PLATFORM
    }

    private static final Party PLATFORM = new Party(Kind.PLATFORM, null);

    public Party {
        if ((id == null) != (kind == Kind.PLATFORM)) {
            throw new IllegalArgumentException("Only the platform has no identifier");
        }
    }

    public static Party city(CityId city) {
        return new Party(Kind.CITY, city.toString());
    }

    public static Party partner(PartnerId partner) {
        return new Party(Kind.PARTNER, partner.toString());
    }

    public static Party platform() {
        return PLATFORM;
    }

    /** Reads the text form: {@code city:city_x}, {@code partner:prtn_x} or {@code platform}. */
    public static Optional<Party> parse(String text) {
        int colon = text.indexOf(':');
        String id = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "city" -> CityId.parse(id).map(Party::city);
            case "partner" -> PartnerId.parse(id).map(Party::partner);
            default -> text.equals("platform") ? Optional.of(PLATFORM) : Optional.empty();
        };
    }

    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return id == null ? name : name + ":" + id;
    }
}
