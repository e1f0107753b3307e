package bourg.marketplace;

/**
 * How the net price is divided between city, partner and platform; the three parts are always the
 * whole.
 */
public record Shares(BasisPoints city, BasisPoints partner, BasisPoints platform) {
    public Shares {
        if (!whole(city.value(), partner.value(), platform.value())) {
            throw new IllegalArgumentException("Shares must sum to " + BasisPoints.WHOLE);
        }
    }

    public static Shares of(int city, int partner, int platform) {
        return new Shares(
                new BasisPoints(city), new BasisPoints(partner), new BasisPoints(platform));
    }

    /** Tells whether three numbers would make valid shares. */
    public static boolean whole(int city, int partner, int platform) {
        return city >= 0
                && partner >= 0
                && platform >= 0
                && (long) city + partner + platform == BasisPoints.WHOLE;
    }
}
