package bourg.marketplace;

import bourg.tenants.CityId;
import bourg.tenants.Localized;

/** A service as it can be ordered today on a city's portal, in the city's own words. */
public record LiveService(
        AdoptionId id,
        CityId city,
        Localized name,
        Localized summary,
        Localized description,
        Offer offer,
        Agreement agreement) {
    public OfferDraft content() {
        return offer.content();
    }
}
