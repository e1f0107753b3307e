package bourg.billing.sharing;

import bourg.billing.tax.Taxes;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.marketplace.PricePlan;
import bourg.marketplace.PriceRequest;
import bourg.marketplace.Pricing;
import bourg.marketplace.Quote;
import bourg.marketplace.Quote.ShareLine;
import bourg.marketplace.Quote.TaxLine;
import bourg.marketplace.Recipients;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Prices an order: tax comes on top of the net, the net is shared as agreed. */
@Component
class SharedPricing implements Pricing {
    private final Recipients recipients;

    SharedPricing(Recipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public Quote quote(PriceRequest request) {
        List<PricePlan.Line> lines = request.content().plan().lines(request.quantity());
        Money net = net(lines, request);
        LocalDate today = LocalDate.now(request.city().timeZone());
        List<TaxLine> taxes =
                net.isZero()
                        ? List.of()
                        : Taxes.on(net, request.city().taxRegion(), request.content().tax(), today);
        Money total = net;
        for (TaxLine tax : taxes) {
            total = total.plus(tax.amount());
        }
        return new Quote(
                lines.getFirst().unit(),
                request.quantity(),
                net,
                taxes,
                total,
                shares(request, net),
                request.terms().feeBearer(),
                merchant(request),
                lines);
    }

    private static Money net(List<PricePlan.Line> lines, PriceRequest request) {
        Money net = Money.zero(request.content().plan().currency());
        for (PricePlan.Line line : lines) {
            net = net.plus(line.amount());
        }
        return net;
    }

    private List<ShareLine> shares(PriceRequest request, Money net) {
        return Commissions.divide(
                net,
                request.quantity(),
                request.terms().shares(),
                new Commissions.Sale(
                        request.city().id(),
                        Party.partner(request.partner()),
                        party -> recipients.name(party).orElse(null)));
    }

    private static Party merchant(PriceRequest request) {
        return switch (request.content().merchant()) {
            case PARTNER -> Party.partner(request.partner());
            case CITY -> Party.city(request.city().id());
        };
    }
}
