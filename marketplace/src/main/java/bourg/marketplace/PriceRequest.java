package bourg.marketplace;

import bourg.tenants.City;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a price depends on; the lines are before taxes, and one may take something off. */
public record PriceRequest(
        City city,
        PartnerId partner,
        List<PricePlan.Line> lines,
        int quantity,
        MerchantOfRecord merchant,
        TaxCategory tax,
        Terms terms,
        @Nullable BasisPoints reducedBy) {
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
                terms,
                null);
    }

    PriceRequest with(List<PricePlan.Line> others) {
        return new PriceRequest(city, partner, others, quantity, merchant, tax, terms, reducedBy);
    }

    /** The same with a part of the price taken off, or with none. */
    public PriceRequest reducedBy(@Nullable BasisPoints part) {
        return new PriceRequest(city, partner, lines, quantity, merchant, tax, terms, part);
    }

    /** What is taken off the sum of the lines, if anything is. */
    public Quote.@Nullable Reduction reduction() {
        return reducedBy == null ? null : Quote.Reduction.of(full(), reducedBy);
    }

    /** The sum of the lines less the reduction. */
    public Money net() {
        Quote.Reduction reduction = reduction();
        return reduction == null ? full() : reduction.net();
    }

    private Money full() {
        Money net = Money.zero(lines.getFirst().amount().currency());
        for (PricePlan.Line line : lines) {
            net = net.plus(line.amount());
        }
        return net;
    }
}
