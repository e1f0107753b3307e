package bourg.billing;

import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.billing.settlement.Refunds;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.marketplace.Money;
import bourg.marketplace.Offer;
import bourg.marketplace.OrderId;
import bourg.marketplace.Party;
import bourg.marketplace.PastOrders;
import bourg.marketplace.Pricing;
import bourg.marketplace.Quote;
import bourg.marketplace.Simulation;
import bourg.marketplace.Simulation.Basis;
import bourg.marketplace.Simulations;
import bourg.marketplace.Terms;
import bourg.tenants.City;
import bourg.tenants.Localized;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Divides the past sales of a city once more, with the code that divides real ones. */
@Component
class PastSales implements Simulations {
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 500;

    private final PastOrders orders;
    private final Payments payments;
    private final Refunds refunds;
    private final Pricing pricing;

    PastSales(PastOrders orders, Payments payments, Refunds refunds, Pricing pricing) {
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.pricing = pricing;
    }

    @Override
    public Simulation of(City city, Offer offer, Terms terms) {
        LocalDate since = LocalDate.now(city.timeZone()).minusYears(1);
        var start = since.atStartOfDay(city.timeZone()).toInstant();
        Basis basis = Basis.SERVICE;
        List<OrderId> found = orders.of(city.id(), offer.id(), start, MOST);
        if (found.isEmpty()) {
            basis = Basis.CATEGORY;
            found = orders.in(city.id(), offer.content().category(), start, MOST);
        }
        Sums sums = new Sums(Party.partner(offer.partner()));
        for (int i = 0; i < found.size(); i += AT_ONCE) {
            for (Attempt sale :
                    payments.capturedOf(found.subList(i, Math.min(found.size(), i + AT_ONCE)))) {
                if (sale.payment().total().currency().equals(city.currency())) {
                    sums.add(sale.payment(), again(sale.payment(), city, terms), refundsOf(sale));
                }
            }
        }
        return new Simulation(
                sums.orders == 0 ? Basis.NONE : basis,
                since,
                sums.orders,
                sums.shortOrders,
                found.size() < MOST,
                sums.rows(city.currency()));
    }

    private Quote again(Payment payment, City city, Terms terms) {
        return pricing.divide(payment.quote(), city, terms);
    }

    private List<long[]> refundsOf(Attempt sale) {
        return sale.payment().refunded().isZero()
                ? List.of()
                : refunds.partsOf(sale.payment().id());
    }

    /** What each party has of all sales, before and after. */
    private static final class Sums {
        private final Party partner;
        private final Map<Party, long[]> amounts = new LinkedHashMap<>();
        private final Map<Party, Localized> names = new LinkedHashMap<>();
        private int orders;
        private int shortOrders;

        Sums(Party partner) {
            this.partner = partner;
        }

        void add(Payment payment, Quote after, List<long[]> refunded) {
            long fee = Objects.requireNonNull(payment.fee()).amountMinor();
            add(0, payment.quote(), refunded, fee);
            add(1, after, again(after, refunded), fee);
            orders++;
            if (after.shares().stream()
                    .map(Quote.ShareLine::reason)
                    .anyMatch(reason -> reason != null && reason.isShort())) {
                shortOrders++;
            }
        }

        /** The same refunds, each divided over what the ones before it left. */
        private static List<long[]> again(Quote quote, List<long[]> refunded) {
            Division division = Division.of(quote);
            List<long[]> parts = new ArrayList<>();
            for (long[] refund : refunded) {
                parts.add(division.refund(Arrays.stream(refund).sum(), parts));
            }
            return parts;
        }

        private void add(int column, Quote quote, List<long[]> refunded, long fee) {
            Division division = Division.of(quote);
            long[] left = division.remaining(refunded);
            for (Quote.ShareLine line : quote.shares()) {
                count(line, column, division.held(line.party(), Part.Kind.SHARE, left));
            }
            Map<Party, Long> fees = Division.fee(quote, fee);
            for (Quote.ShareLine line : quote.shares()) {
                count(line, column, -fees.getOrDefault(line.party(), 0L));
            }
        }

        private void count(Quote.ShareLine line, int column, long amount) {
            Localized name = line.name();
            if (name != null) {
                names.put(line.party(), name);
            }
            boolean selling = name == null && line.party().kind() == Party.Kind.PARTNER;
            long[] both =
                    amounts.computeIfAbsent(selling ? partner : line.party(), _ -> new long[2]);
            both[column] = Math.addExact(both[column], amount);
        }

        List<Simulation.Row> rows(Currency currency) {
            List<Simulation.Row> rows = new ArrayList<>();
            amounts.forEach((party, both) -> {
                @Nullable Localized name = party.equals(partner) ? null : names.get(party);
                rows.add(
                        new Simulation.Row(
                                party,
                                name,
                                new Money(both[0], currency),
                                new Money(both[1], currency)));
            });
            return rows;
        }
    }
}
