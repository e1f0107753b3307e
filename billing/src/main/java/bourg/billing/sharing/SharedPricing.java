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
import bourg.marketplace.Shares;
import bourg.marketplace.Terms;
import bourg.tenants.City;
import bourg.tenants.CityId;
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
        List<PricePlan.Line> lines = request.lines();
        Money net = request.net();
        LocalDate today = LocalDate.now(request.city().timeZone());
        List<TaxLine> taxes =
                net.isZero()
                        ? List.of()
                        : Taxes.on(net, request.city().taxRegion(), request.tax(), today);
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
                shares(net, request.quantity(), request.terms().shares(), seller(request)),
                request.terms().feeBearer(),
                merchant(request),
                lines,
                request.reduction());
    }

    @Override
    public Quote divide(Quote pinned, City city, Terms terms) {
        Party partner =
                pinned.shares().stream()
                        .filter(line -> line.name() == null)
                        .map(ShareLine::party)
                        .filter(party -> party.kind() == Party.Kind.PARTNER)
                        .findFirst()
                        .orElseThrow();
        return new Quote(
                pinned.unitPrice(),
                pinned.quantity(),
                pinned.net(),
                pinned.taxes(),
                pinned.total(),
                shares(
                        pinned.net(),
                        pinned.quantity(),
                        terms.shares(),
                        new Seller(city.id(), partner)),
                terms.feeBearer(),
                pinned.merchant(),
                pinned.lines(),
                pinned.reduction());
    }

    /** Whose service is sold, and where. */
    private record Seller(CityId city, Party partner) {}

    private static Seller seller(PriceRequest request) {
        return new Seller(request.city().id(), Party.partner(request.partner()));
    }

    private List<ShareLine> shares(Money net, int quantity, Shares shares, Seller seller) {
        return Commissions.divide(
                net,
                quantity,
                shares,
                new Commissions.Sale(
                        seller.city(),
                        seller.partner(),
                        party -> recipients.name(party).orElse(null)));
    }

    private static Party merchant(PriceRequest request) {
        return switch (request.merchant()) {
            case PARTNER -> Party.partner(request.partner());
            case CITY -> Party.city(request.city().id());
        };
    }
}
