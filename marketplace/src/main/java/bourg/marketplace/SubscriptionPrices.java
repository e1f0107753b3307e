package bourg.marketplace;

import bourg.tenants.Cities;
import bourg.tenants.CurrentCity;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Prices what follows a subscription's first order, at the terms pinned there. */
@Component
class SubscriptionPrices {
    private final Pricing pricing;
    private final Cities cities;

    SubscriptionPrices(Pricing pricing, Cities cities) {
        this.pricing = pricing;
        this.cities = cities;
    }

    /** A whole period, less what is to the person's credit. */
    Quote renewal(Subscription subscription) {
        List<PricePlan.Line> lines =
                new ArrayList<>(subscription.plan().lines(subscription.quantity()));
        Money credit = Proration.usable(subscription.credit(), subscription.price());
        if (!credit.isZero()) {
            lines.add(PricePlan.Line.of(1, credit.negated()));
        }
        return quote(subscription, subscription.quantity(), lines);
    }

    /** More for the rest of a period: one sale of a part, not so many whole ones. */
    Quote enlargement(Subscription subscription, Money rest) {
        return quote(subscription, 1, List.of(PricePlan.Line.of(1, rest)));
    }

    private Quote quote(Subscription subscription, int quantity, List<PricePlan.Line> lines) {
        Order.Service service = subscription.service();
        return pricing.quote(
                new PriceRequest(
                        cities.require(CurrentCity.id()),
                        service.partner(),
                        lines,
                        quantity,
                        service.merchant(),
                        service.tax(),
                        service.terms(),
                        null));
    }
}
