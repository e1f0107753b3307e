package bourg.billing.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.tax.Taxes;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import bourg.marketplace.TaxCategory;
import bourg.tenants.CityId;
import bourg.tenants.TaxRegion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RefundProperties {
    private static final Party CITY = Party.city(CityId.next());
    private static final Party PARTNER = Party.partner(PartnerId.next());

    @Property
    void refundsNeverTakeMoreThanSomebodyHasAndAFullRefundReturnsToZero(
            @ForAll @LongRange(min = 1, max = 5_000) long net,
            @ForAll @IntRange(max = 10_000) int city,
            @ForAll TaxRegion region,
            @ForAll @Size(max = 20) List<@LongRange(min = 1, max = 900) Long> wishes) {
        Quote quote = quote(net, city, region, FeeBearer.SHARED);
        Division division = Division.of(quote);
        List<long[]> refunds = new ArrayList<>();
        long left = quote.total().amountMinor();
        for (long wish : wishes) {
            long amount = Math.min(wish, left);
            refunds.add(checked(division, amount, refunds));
            left -= amount;
        }
        refunds.add(checked(division, left, refunds));
        assertThat(division.remaining(refunds)).containsOnly(0);
    }

    private static long[] checked(Division division, long amount, List<long[]> earlier) {
        long[] parts = division.refund(amount, earlier);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
        assertThat(Arrays.stream(parts)).allMatch(part -> part >= 0);
        List<long[]> all = new ArrayList<>(earlier);
        all.add(parts);
        assertThat(Arrays.stream(division.remaining(all))).allMatch(part -> part >= 0);
        return parts;
    }

    @Property
    void theWholeFeeIsBorne(
            @ForAll @LongRange(max = 100_000) long fee,
            @ForAll @IntRange(max = 10_000) int city,
            @ForAll FeeBearer bearer) {
        Quote quote = quote(10_000, city, TaxRegion.CA_QC, bearer);
        assertThat(Division.fee(quote, fee).values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(fee);
    }

    private static Quote quote(long net, int city, TaxRegion region, FeeBearer bearer) {
        Money price = Money.of(net, "CAD");
        int partner = (10_000 - city) / 2;
        int[] points = {city, partner, 10_000 - city - partner};
        Party[] parties = {CITY, PARTNER, Party.platform()};
        long[] amounts = Split.byLargestRemainder(net, points[0], points[1], points[2]);
        List<Quote.ShareLine> shares = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            shares.add(
                    new Quote.ShareLine(
                            parties[i], new BasisPoints(points[i]), Money.of(amounts[i], "CAD")));
        }
        var taxes = Taxes.on(price, region, TaxCategory.STANDARD, LocalDate.of(2026, 11, 25));
        Money total = price;
        for (var tax : taxes) {
            total = total.plus(tax.amount());
        }
        return new Quote(price, 1, price, taxes, total, shares, bearer, PARTNER);
    }
}
