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
        return hasTrial()
                ? request.with(
                        List.of(
                                PricePlan.Line.of(
                                        request.quantity(),
                                        Money.zero(content().plan().currency()))))
                : request;
    }

    /** Tells whether a trial comes before the first payment. */
    public boolean hasTrial() {
        return content().plan() instanceof PricePlan.Subscription plan && plan.hasTrial();
    }

    /** The same for somebody who had the trial. */
    LiveService withoutTrial() {
        return content().plan() instanceof PricePlan.Subscription plan
                ? new LiveService(
                        id,
                        city,
                        name,
                        summary,
                        description,
                        offer.with(content().withPlan(plan.withoutTrial())),
                        paymentMoment,
                        agreement)
                : this;
    }

    public OfferDraft content() {
        return offer.content();
    }
}
