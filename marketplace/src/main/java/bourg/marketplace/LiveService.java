package bourg.marketplace;

import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.util.List;

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

    /** The same for who orders it for the first time: a trial costs nothing. */
    PriceRequest first(PriceRequest request) {
        return content().plan() instanceof PricePlan.Subscription plan && plan.hasTrial()
                ? request.with(
                        List.of(PricePlan.Line.of(request.quantity(), Money.zero(plan.currency()))))
                : request;
    }

    public OfferDraft content() {
        return offer.content();
    }
}
