package bourg.marketplace;

/** Where a city's adoption of an offer stands between console and portal. */
public enum AdoptionState {
    DRAFT,
    PUBLISHED,
    WITHDRAWN
}
