package bourg.marketplace;

import bourg.tenants.CityId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who receives a component of a commission: the city that agrees, the platform, or any other party
 * by name.
 */
public record Recipient(Role role, @Nullable Party other) {
    /** How a recipient stands to the sale. */
    public enum Role {
        CITY,
        PLATFORM,
        OTHER
    }

    private static final String CITY_TEXT = "city";
    private static final String PLATFORM_TEXT = "platform";

    public static final Recipient CITY = new Recipient(Role.CITY, null);
    public static final Recipient PLATFORM = new Recipient(Role.PLATFORM, null);

    public Recipient {
        if ((other == null) == (role == Role.OTHER)) {
            throw new IllegalArgumentException("Exactly another party has a name");
        }
        if (other != null && other.kind() == Party.Kind.PLATFORM) {
            throw new IllegalArgumentException("The platform is not another party");
        }
    }

    public static Recipient other(Party party) {
        return new Recipient(Role.OTHER, party);
    }

    /** The party that this is in a city. */
    public Party in(CityId city) {
        return switch (role) {
            case CITY -> Party.city(city);
            case PLATFORM -> Party.platform();
            case OTHER -> Objects.requireNonNull(other);
        };
    }

    /** Reads the text form: {@code city}, {@code platform}, or another city or partner by name. */
    public static Optional<Recipient> parse(String text) {
        return switch (text) {
            case CITY_TEXT -> Optional.of(CITY);
            case PLATFORM_TEXT -> Optional.of(PLATFORM);
            default -> Party.parse(text).map(Recipient::other);
        };
    }

    @JsonCreator
    static Recipient require(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("No recipient: " + text));
    }

    @Override
    @JsonValue
    public String toString() {
        return switch (role) {
            case CITY -> CITY_TEXT;
            case PLATFORM -> PLATFORM_TEXT;
            case OTHER -> String.valueOf(other);
        };
    }
}
