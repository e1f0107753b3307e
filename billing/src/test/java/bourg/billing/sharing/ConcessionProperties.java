package bourg.billing.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.MerchantOfRecord;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.PricePlan;
import bourg.marketplace.PriceRequest;
import bourg.marketplace.Quote;
import bourg.marketplace.Shares;
import bourg.marketplace.TaxCategory;
import bourg.marketplace.Terms;
import bourg.tenants.Brand;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CityState;
import bourg.tenants.Localized;
import bourg.tenants.TaxRegion;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What a concession takes off is taken off once, before taxes and shares, to the cent. */
class ConcessionProperties {
    @SuppressWarnings("NullAway") // nobody but city, partner and platform has a share
    private final SharedPricing pricing = new SharedPricing(null);

    private final PartnerId partner = PartnerId.next();

    @Property
    void everyCentOfTheFullPriceIsLetOffOrShared(
            @ForAll("plans") PricePlan plan,
            @ForAll @IntRange(min = 1, max = 1_000) int quantity,
            @ForAll @IntRange(min = 1, max = 10_000) int part,
            @ForAll TaxRegion region) {
        Quote full = quote(plan, quantity, 0, region);
        Quote reduced = quote(plan, quantity, part, region);
        Quote.Reduction reduction = Objects.requireNonNull(reduced.reduction());
        assertThat(full.reduction()).isNull();
        assertThat(reduced.lines()).isEqualTo(full.lines());
        assertThat(reduction.full()).isEqualTo(full.net());
        assertThat(reduction.off().plus(reduced.net())).isEqualTo(full.net());
        assertThat(sum(reduced.shares().stream().map(Quote.ShareLine::amount).toList()))
                .isEqualTo(reduced.net().amountMinor());
        assertThat(reduced.shares()).allMatch(share -> share.amount().amountMinor() >= 0);
        assertThat(
                        reduced.net().amountMinor()
                                + sum(reduced.taxes().stream().map(Quote.TaxLine::amount).toList()))
                .isEqualTo(reduced.total().amountMinor());
        long[] parts = Division.of(reduced).amounts();
        assertThat(Division.of(reduced).refund(reduced.total().amountMinor(), List.of()))
                .isEqualTo(parts);
    }

    @Property
    void theReductionIsThePartToTheNearestMinorUnitHalvesToTheEvenOne(
            @ForAll("plans") PricePlan plan,
            @ForAll @IntRange(min = 1, max = 1_000) int quantity,
            @ForAll @IntRange(min = 1, max = 10_000) int part) {
        Quote.Reduction reduction =
                Objects.requireNonNull(quote(plan, quantity, part, TaxRegion.CA_QC).reduction());
        BigInteger exact =
                BigInteger.valueOf(reduction.full().amountMinor())
                        .multiply(BigInteger.valueOf(part));
        BigInteger away =
                exact.subtract(
                                BigInteger.valueOf(reduction.off().amountMinor())
                                        .multiply(BigInteger.valueOf(10_000)))
                        .abs();
        assertThat(away).isLessThanOrEqualTo(BigInteger.valueOf(5_000));
        assertThat(away.intValueExact() == 5_000 && reduction.off().amountMinor() % 2 != 0)
                .isFalse();
    }

    @Property
    void whoIsLetOffMoreNeverPaysMoreAndWhoIsLetOffAllPaysNothing(
            @ForAll("plans") PricePlan plan,
            @ForAll @IntRange(min = 1, max = 1_000) int quantity,
            @ForAll @IntRange(min = 1, max = 9_999) int part,
            @ForAll TaxRegion region) {
        Quote less = quote(plan, quantity, part, region);
        Quote more = quote(plan, quantity, part + 1, region);
        assertThat(more.total().amountMinor()).isLessThanOrEqualTo(less.total().amountMinor());
        Quote all = quote(plan, quantity, BasisPoints.WHOLE, region);
        assertThat(all.total().isZero()).isTrue();
        assertThat(all.taxes()).isEmpty();
        assertThat(all.shares()).allMatch(share -> share.amount().isZero());
    }

    private Quote quote(PricePlan plan, int quantity, int part, TaxRegion region) {
        Terms terms =
                new Terms(
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER,
                        LocalDate.of(2026, 1, 1),
                        null);
        return pricing.quote(
                new PriceRequest(
                        city(plan.currency(), region),
                        partner,
                        plan.lines(quantity),
                        quantity,
                        MerchantOfRecord.PARTNER,
                        TaxCategory.STANDARD,
                        terms,
                        part == 0 ? null : new BasisPoints(part)));
    }

    private static City city(Currency currency, TaxRegion region) {
        return new City(
                CityId.next(),
                "ville",
                new Localized("Ville", "Town"),
                "ville.localhost",
                List.of(Locale.FRENCH),
                ZoneId.of("America/Toronto"),
                currency,
                region,
                new Brand("#00653a"),
                CityState.ACTIVE);
    }

    private static long sum(List<Money> amounts) {
        return amounts.stream().mapToLong(Money::amountMinor).sum();
    }

    @Provide
    Arbitrary<PricePlan> plans() {
        Arbitrary<Money> units =
                Combinators.combine(
                                Arbitraries.longs().between(1, 10_000_000),
                                Arbitraries.of("CAD", "JPY", "BHD"))
                        .as(Money::of);
        return Arbitraries.oneOf(
                units.map(PricePlan.OneOff::new),
                Combinators.combine(
                                units,
                                Arbitraries.longs().between(1, 10_000_000),
                                Arbitraries.integers().between(1, 500),
                                Arbitraries.of(PricePlan.Tiered.Mode.values()))
                        .as((unit, next, upTo, mode) ->
                                new PricePlan.Tiered(
                                        mode,
                                        List.of(
                                                new PricePlan.Tier(upTo, unit),
                                                new PricePlan.Tier(
                                                        null, new Money(next, unit.currency()))))));
    }
}
