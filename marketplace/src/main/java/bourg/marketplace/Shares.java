package bourg.marketplace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the net price is divided: each component is taken from it in order, and the offering partner
 * has the rest. Three shares of the price, one each for city, partner and platform, are two
 * components and the rest.
 */
public record Shares(List<Commission> components) {
    public static final int MOST_COMPONENTS = 8;

    public Shares {
        components = List.copyOf(components);
        if (!sound(components)) {
            throw new IllegalArgumentException(
                    "Each recipient at most once, and not more than the whole");
        }
    }

    public static Shares of(int city, int partner, int platform) {
        if (!whole(city, partner, platform)) {
            throw new IllegalArgumentException("Shares must sum to " + BasisPoints.WHOLE);
        }
        return new Shares(
                List.of(
                        Commission.percent(Recipient.CITY, city),
                        Commission.percent(Recipient.PLATFORM, platform)));
    }

    /** Tells whether three numbers would make valid shares. */
    public static boolean whole(int city, int partner, int platform) {
        return city >= 0
                && partner >= 0
                && platform >= 0
                && (long) city + partner + platform == BasisPoints.WHOLE;
    }

    /** Tells whether components would make valid shares. */
    public static boolean sound(List<Commission> components) {
        Set<Recipient> recipients = new HashSet<>();
        return components.size() <= MOST_COMPONENTS
                && components.stream().map(Commission::to).allMatch(recipients::add)
                && percents(components) <= BasisPoints.WHOLE;
    }

    private static int percents(List<Commission> components) {
        return components.stream().mapToInt(component -> component.percent().value()).sum();
    }

    /** The city's part of the price. */
    public BasisPoints city() {
        return of(Recipient.CITY);
    }

    /** What the other parts leave of the price. */
    public BasisPoints partner() {
        return new BasisPoints(BasisPoints.WHOLE - percents(components));
    }

    /** The platform's part of the price. */
    public BasisPoints platform() {
        return of(Recipient.PLATFORM);
    }

    private BasisPoints of(Recipient recipient) {
        return components.stream()
                .filter(component -> component.to().equals(recipient))
                .findFirst()
                .map(Commission::percent)
                .orElse(new BasisPoints(0));
    }

    /** Tells whether every component is a part of the price and nothing else. */
    public boolean arePercents() {
        return components.stream().allMatch(Commission::onlyPart);
    }

    /** Tells whether these are the three shares of city, partner and platform and nothing else. */
    public boolean areThree() {
        return arePercents()
                && components.stream()
                        .map(Commission::to)
                        .toList()
                        .equals(List.of(Recipient.CITY, Recipient.PLATFORM));
    }

    /** As it has been pinned since the first order; only what that cannot say is written anew. */
    @JsonValue
    Object written() {
        return areThree() ? new Three(city(), partner(), platform()) : new Listed(components);
    }

    private record Three(BasisPoints city, BasisPoints partner, BasisPoints platform) {}

    private record Listed(List<Commission> components) {}

    @JsonCreator
    static Shares read(
            @JsonProperty("city") @Nullable BasisPoints city,
            @JsonProperty("partner") @Nullable BasisPoints partner,
            @JsonProperty("platform") @Nullable BasisPoints platform,
            @JsonProperty("components") @Nullable List<Commission> components) {
        if (components != null) {
            return new Shares(components);
        }
        if (city == null || partner == null || platform == null) {
            throw new IllegalArgumentException("Neither three shares nor components");
        }
        return of(city.value(), partner.value(), platform.value());
    }
}
