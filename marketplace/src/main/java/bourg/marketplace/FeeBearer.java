package bourg.marketplace;

/** Who bears the card fee of a sale; SHARED divides it like the price. */
public enum FeeBearer {
    PLATFORM,
    CITY,
    PARTNER,
    SHARED
}
