package bourg.marketplace;

/** Where a version of an offer stands between the partner's desk and the catalogue. */
public enum OfferState {
    DRAFT,
    SUBMITTED,
    PUBLISHED,
    RETIRED
}
