package bourg.marketplace;

import bourg.tenants.City;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;

/** A price without billing: one tax of 15 %, shares rounded down, the platform takes the rest. */
@Component
public class TrialPricing implements Pricing, Simulations {
    private static final BigDecimal PERCENT = new BigDecimal("15");

    @Override
    public Quote quote(PriceRequest request) {
        Money net = request.net();
        Shares shares = request.terms().shares();
        Money tax = part(net, PERCENT.multiply(BigDecimal.valueOf(100)));
        Money city = part(net, BigDecimal.valueOf(shares.city().value()));
        Money partner = part(net, BigDecimal.valueOf(shares.partner().value()));
        Party seller =
                request.merchant() == MerchantOfRecord.CITY
                        ? Party.city(request.city().id())
                        : Party.partner(request.partner());
        return new Quote(
                request.lines().getFirst().unit(),
                request.quantity(),
                net,
                List.of(new Quote.TaxLine("TAX", new Localized("Taxe", "Tax"), PERCENT, tax)),
                net.plus(tax),
                List.of(
                        new Quote.ShareLine(Party.city(request.city().id()), shares.city(), city),
                        new Quote.ShareLine(
                                Party.partner(request.partner()), shares.partner(), partner),
                        new Quote.ShareLine(
                                Party.platform(),
                                shares.platform(),
                                net.minus(city).minus(partner))),
                request.terms().feeBearer(),
                seller,
                request.lines(),
                request.reduction());
    }

    @Override
    public Quote divide(Quote pinned, City city, Terms terms) {
        return pinned;
    }

    @Override
    public Simulation of(City city, Offer offer, Terms terms) {
        Money nothing = Money.zero(city.currency());
        return new Simulation(
                Simulation.Basis.NONE,
                terms.validFrom(),
                0,
                0,
                true,
                List.of(new Simulation.Row(Party.city(city.id()), null, nothing, nothing)));
    }

    private static Money part(Money of, BigDecimal basisPoints) {
        BigDecimal amount =
                BigDecimal.valueOf(of.amountMinor())
                        .multiply(basisPoints)
                        .divide(BigDecimal.valueOf(BasisPoints.WHOLE), 0, RoundingMode.DOWN);
        return new Money(amount.longValueExact(), of.currency());
    }
}
