package bourg.marketplace;

import bourg.tenants.City;
import java.util.List;

/** Everything a price depends on; the lines are before taxes, and one may take something off. */
public record PriceRequest(
        City city,
        PartnerId partner,
        List<PricePlan.Line> lines,
        int quantity,
        MerchantOfRecord merchant,
        TaxCategory tax,
        Terms terms) {
    public PriceRequest {
        lines = List.copyOf(lines);
    }

    /** For a quantity of what is offered. */
    public PriceRequest(
            City city, PartnerId partner, OfferDraft content, int quantity, Terms terms) {
        this(
                city,
                partner,
                content.plan().lines(quantity),
                quantity,
                content.merchant(),
                content.tax(),
                terms);
    }

    PriceRequest with(List<PricePlan.Line> others) {
        return new PriceRequest(city, partner, others, quantity, merchant, tax, terms);
    }

    /** The sum of the lines. */
    public Money net() {
        Money net = Money.zero(lines.getFirst().amount().currency());
        for (PricePlan.Line line : lines) {
            net = net.plus(line.amount());
        }
        return net;
    }
}
