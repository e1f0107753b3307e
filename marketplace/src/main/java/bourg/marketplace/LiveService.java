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
        PaymentMoment paymentMoment,
        Agreement agreement) {
    /** Whoever subscribes leaves a card at once, so that is never approved first. */
    public LiveService {
        paymentMoment =
                offer.content().plan() instanceof PricePlan.Subscription
                        ? PaymentMoment.BEFORE
                        : paymentMoment;
    }

    public OfferDraft content() {
        return offer.content();
    }
}
