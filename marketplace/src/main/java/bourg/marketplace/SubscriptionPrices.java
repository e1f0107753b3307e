package bourg.marketplace;

import bourg.tenants.Cities;
import bourg.tenants.CurrentCity;
import java.time.Instant;
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

    /** What the rest of the period costs more, before taxes; below zero, less. */
    Money restOf(Subscription subscription, int quantity, Instant now) {
        Instant anchor = subscription.anchor();
        if (anchor == null || subscription.period() < 1) {
            return Money.zero(subscription.plan().currency());
        }
        Periods periods =
                new Periods(
                        anchor,
                        cities.require(CurrentCity.id()).timeZone(),
                        subscription.plan().every());
        int number = subscription.period();
        Proration rest = new Proration(periods.daysLeft(number, now), periods.days(number));
        int more = quantity - subscription.quantity();
        Money part = rest.of(subscription.plan().unit().times(Math.abs(more)));
        return more < 0 ? part.negated() : part;
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
