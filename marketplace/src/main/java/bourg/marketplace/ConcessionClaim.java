package bourg.marketplace;

import org.jspecify.annotations.Nullable;

/**
 * Which concession somebody claims, and on what ground, in their own words. It tells something of a
 * person, so it lies in the city's schema alone and goes with the order's other personal data.
 */
public record ConcessionClaim(Concession kind, String ground) {
    /** How many characters a ground may have. */
    public static final int LONGEST_GROUND = 200;

    /** What is claimed; absent at the full price. */
    public static @Nullable Concession kindOf(@Nullable ConcessionClaim claim) {
        return claim == null ? null : claim.kind;
    }
}
