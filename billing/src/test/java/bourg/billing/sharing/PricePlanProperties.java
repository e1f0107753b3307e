package bourg.billing.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Money;
import bourg.marketplace.PricePlan;
import bourg.marketplace.PricePlan.Line;
import bourg.marketplace.PricePlan.Tier;
import bourg.marketplace.PricePlan.Tiered;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PricePlanProperties {
    @Property
    void everyUnitIsPricedOnceAtThePriceOfATier(
            @ForAll("tiers") List<Tier> tiers,
            @ForAll Tiered.Mode mode,
            @ForAll @IntRange(min = 1, max = 1_000) int quantity) {
        List<Line> lines = new Tiered(mode, tiers).lines(quantity);
        assertThat(lines.stream().mapToInt(Line::quantity).sum()).isEqualTo(quantity);
        assertThat(lines)
                .allSatisfy(line -> {
                    assertThat(line.amount()).isEqualTo(line.unit().times(line.quantity()));
                    assertThat(tiers).extracting(Tier::unit).contains(line.unit());
                });
    }

    @Property
    void oneUnitMoreOfAGraduatedPriceCostsWhatItsTierSays(
            @ForAll("tiers") List<Tier> tiers, @ForAll @IntRange(min = 1, max = 999) int quantity) {
        Tiered plan = new Tiered(Tiered.Mode.GRADUATED, tiers);
        long more = net(plan, quantity + 1) - net(plan, quantity);
        assertThat(more).isEqualTo(priceOf(tiers, quantity + 1));
    }

    @Property
    void aVolumePriceIsTheTiersPriceForAll(
            @ForAll("tiers") List<Tier> tiers,
            @ForAll @IntRange(min = 1, max = 1_000) int quantity) {
        assertThat(net(new Tiered(Tiered.Mode.VOLUME, tiers), quantity))
                .isEqualTo(priceOf(tiers, quantity) * quantity);
    }

    @Property
    void oneTierIsOnePrice(
            @ForAll @LongRange(min = 1, max = 100_000) long price,
            @ForAll Tiered.Mode mode,
            @ForAll @IntRange(min = 1, max = 1_000) int quantity) {
        Money unit = Money.of(price, "KWD");
        assertThat(new Tiered(mode, List.of(new Tier(null, unit))).lines(quantity))
                .isEqualTo(new PricePlan.OneOff(unit).lines(quantity));
    }

    private static long net(PricePlan plan, int quantity) {
        return plan.lines(quantity).stream().mapToLong(line -> line.amount().amountMinor()).sum();
    }

    private static long priceOf(List<Tier> tiers, int unit) {
        return tiers.stream()
                .filter(tier -> tier.upTo() == null || unit <= tier.upTo())
                .findFirst()
                .orElseThrow()
                .unit()
                .amountMinor();
    }

    @Provide
    Arbitrary<List<Tier>> tiers() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 400).list().ofMaxSize(8),
                        Arbitraries.longs().between(1, 100_000).list().ofSize(9),
                        Arbitraries.of("CAD", "JPY", "BHD", "KWD"))
                .as((widths, prices, currency) -> {
                    List<Tier> tiers = new ArrayList<>();
                    int until = 0;
                    for (int i = 0; i < widths.size(); i++) {
                        until += widths.get(i);
                        tiers.add(new Tier(until, Money.of(prices.get(i), currency)));
                    }
                    tiers.add(new Tier(null, Money.of(prices.getLast(), currency)));
                    return tiers;
                });
    }
}
