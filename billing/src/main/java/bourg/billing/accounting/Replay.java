package bourg.billing.accounting;

import bourg.billing.WhatIf;
import bourg.billing.sharing.Division;
import bourg.billing.sharing.Part;
import bourg.billing.sharing.Split;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Money;
import bourg.marketplace.OfferId;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import bourg.tenants.City;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Replays sales and their refunds by the rules by which they were shared, with another split. */
@Component
public class Replay {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SALES =
            """
            select p.quote, array(select r.amount_minor from refund r
                where r.payment = p.id and r.state = 'SUCCEEDED' order by r.requested_at, r.id) as refunds
            from payment p join order_reference o on o.id = p.order_id
            where p.city = :city and o.offer = :offer and p.state = 'CAPTURED' and p.currency = :currency
                and p.captured_at >= :from and p.captured_at < :until
            """;

    private final JdbcClient federation;

    Replay(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** The sales of a service in a city over some months. */
    public Sales of(City city, YearMonth first, YearMonth last, OfferId offer) {
        return new Sales(
                Party.city(city.id()),
                Money.zero(city.currency()),
                federation
                        .sql(SALES)
                        .param("city", city.id().value())
                        .param("offer", offer.value())
                        .param("currency", city.currency().getCurrencyCode())
                        .param("from", Months.start(first, city))
                        .param("until", Months.start(last.plusMonths(1), city))
                        .query((row, _) -> sale(row))
                        .list());
    }

    private static Sale sale(ResultSet row) throws SQLException {
        Array refunds = row.getArray("refunds");
        return new Sale(
                JSON.readValue(row.getString("quote"), Quote.class),
                List.of((Long[]) refunds.getArray()));
    }

    /** A sale as it was quoted, and what went back of it, in order. */
    record Sale(Quote quote, List<Long> refunds) {
        /** What is left to a kind of party of what is shared, after all refunds. */
        static long left(Quote quote, List<Long> refunds, Party.Kind kind) {
            Division division = Division.of(quote);
            List<long[]> earlier = new ArrayList<>();
            for (long refund : refunds) {
                earlier.add(division.refund(refund, earlier));
            }
            long[] remaining = division.remaining(earlier);
            return quote.shares().stream()
                    .map(Quote.ShareLine::party)
                    .filter(party -> party.kind() == kind)
                    .mapToLong(party -> division.held(party, Part.Kind.SHARE, remaining))
                    .sum();
        }
    }

    /** Sales that can be played again. */
    public record Sales(Party city, Money none, List<Sale> all) {
        public Sales {
            all = List.copyOf(all);
        }

        /** With another share of the city, which the partner gives or takes. */
        public Optional<WhatIf> with(BasisPoints share) {
            boolean possible =
                    all.stream()
                            .allMatch(sale ->
                                    points(sale.quote, Party.Kind.PLATFORM) + share.value()
                                            <= BasisPoints.WHOLE);
            if (!possible) {
                return Optional.empty();
            }
            UnaryOperator<Quote> then = quote -> shared(quote, share);
            return Optional.of(
                    new WhatIf(
                            all.size(),
                            share,
                            sum(Party.Kind.CITY, quote -> quote),
                            sum(Party.Kind.CITY, then),
                            sum(Party.Kind.PARTNER, quote -> quote),
                            sum(Party.Kind.PARTNER, then)));
        }

        private Money sum(Party.Kind kind, UnaryOperator<Quote> played) {
            return new Money(
                    all.stream()
                            .mapToLong(
                                    sale -> Sale.left(played.apply(sale.quote), sale.refunds, kind))
                            .reduce(0, Math::addExact),
                    none.currency());
        }

        private static int points(Quote quote, Party.Kind kind) {
            return quote.shares().stream()
                    .filter(line -> line.party().kind() == kind)
                    .mapToInt(line -> line.share().value())
                    .sum();
        }

        private static Quote shared(Quote quote, BasisPoints share) {
            int platform = points(quote, Party.Kind.PLATFORM);
            long[] weights =
                    quote.shares().stream()
                            .mapToLong(line ->
                                    switch (line.party().kind()) {
                                        case CITY -> share.value();
                                        case PLATFORM -> platform;
                                        case PARTNER ->
                                                BasisPoints.WHOLE - platform - share.value();
                                    })
                            .toArray();
            long[] amounts = Split.byLargestRemainder(quote.net().amountMinor(), weights);
            List<Quote.ShareLine> lines = new ArrayList<>();
            for (int i = 0; i < amounts.length; i++) {
                lines.add(
                        new Quote.ShareLine(
                                quote.shares().get(i).party(),
                                new BasisPoints((int) weights[i]),
                                new Money(amounts[i], quote.net().currency())));
            }
            return new Quote(
                    quote.unitPrice(),
                    quote.quantity(),
                    quote.net(),
                    quote.taxes(),
                    quote.total(),
                    lines,
                    quote.feeBearer(),
                    quote.merchant());
        }
    }
}
