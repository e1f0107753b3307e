package bourg.marketplace;

/** Who bears the card fee of a sale; SHARED divides it like what was received. */
public enum FeeBearer {
    PLATFORM,
    CITY,
    PARTNER,
    SHARED
}
