package bourg.billing.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.Commission;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.Quote;
import bourg.marketplace.Quote.Limit;
import bourg.marketplace.Quote.ShareLine;
import bourg.marketplace.Recipient;
import bourg.marketplace.Shares;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CommissionProperties {
    private static final CityId CITY = CityId.next();
    private static final Party PARTNER = Party.partner(PartnerId.next());
    private static final List<Recipient> RECIPIENTS =
            List.of(
                    Recipient.CITY,
                    Recipient.PLATFORM,
                    Recipient.other(Party.city(CityId.next())),
                    Recipient.other(Party.partner(PartnerId.next())));
    private static final Commissions.Sale SALE =
            new Commissions.Sale(CITY, PARTNER, _ -> new Localized("Autre", "Other"));

    @Property
    void everybodyTogetherReceivesTheNetAndNobodyLessThanNothing(
            @ForAll("commissions") Shares shares,
            @ForAll @LongRange(max = 1_000_000) long net,
            @ForAll @IntRange(min = 1, max = 1_000) int quantity,
            @ForAll("currencies") String currency) {
        List<ShareLine> lines = Commissions.divide(Money.of(net, currency), quantity, shares, SALE);
        assertThat(sum(lines)).isEqualTo(net);
        assertThat(amounts(lines)).allMatch(amount -> amount >= 0);
        assertThat(lines).extracting(ShareLine::party).doesNotHaveDuplicates();
        assertThat(lines)
                .allMatch(line -> line.amount().currency().getCurrencyCode().equals(currency));
        assertThat(lines).allMatch(line -> !line.words().french().isBlank());
        assertThat(lines)
                .isEqualTo(Commissions.divide(Money.of(net, currency), quantity, shares, SALE));
    }

    @Property
    void capsAndFloorsHoldAsFarAsThePriceGoes(
            @ForAll("commissions") Shares shares,
            @ForAll @LongRange(max = 1_000_000) long net,
            @ForAll @IntRange(min = 1, max = 1_000) int quantity) {
        List<ShareLine> lines = Commissions.divide(Money.of(net, "CAD"), quantity, shares, SALE);
        for (Commission component : shares.components()) {
            ShareLine line = of(lines, component.to().in(CITY));
            Long cap = component.capMinor();
            assertThat(cap == null || line.amount().amountMinor() <= cap).isTrue();
            boolean isShort = line.reason() != null && line.reason().limit() == Limit.LEFT;
            assertThat(isShort || line.amount().amountMinor() >= component.floorMinor()).isTrue();
            if (isShort) {
                assertThat(of(lines, PARTNER).amount().amountMinor()).isZero();
            }
        }
    }

    @Property
    void threeSharesGiveTheSameCentsAsEver(
            @ForAll @LongRange(max = Long.MAX_VALUE / 8) long net,
            @ForAll @IntRange(max = 10_000) int city,
            @ForAll @IntRange(max = 10_000) int platform) {
        int left = Math.min(platform, 10_000 - city);
        int partner = 10_000 - city - left;
        long[] asEver = Split.byLargestRemainder(net, city, partner, left);
        List<ShareLine> lines =
                Commissions.divide(Money.of(net, "CAD"), 1, Shares.of(city, partner, left), SALE);
        assertThat(lines)
                .containsExactly(
                        line(Party.city(CITY), city, asEver[0]),
                        line(PARTNER, partner, asEver[1]),
                        line(Party.platform(), left, asEver[2]));
    }

    @Property
    void theOrderOfPartsOfThePriceDoesNotMatter(
            @ForAll("parts") Shares shares,
            @ForAll @LongRange(max = 1_000_000) long net,
            @ForAll long seed) {
        List<Commission> shuffled = new ArrayList<>(shares.components());
        Collections.shuffle(shuffled, new Random(seed));
        Money price = Money.of(net, "JPY");
        assertThat(Commissions.divide(price, 1, new Shares(shuffled), SALE))
                .isEqualTo(Commissions.divide(price, 1, shares, SALE));
    }

    @Property
    void theWholeFeeIsBorneAndByNobodyTwice(
            @ForAll("commissions") Shares shares,
            @ForAll @LongRange(min = 1, max = 1_000_000) long net,
            @ForAll @LongRange(max = 100_000) long fee,
            @ForAll FeeBearer bearer) {
        Money price = Money.of(net, "CAD");
        Quote quote =
                new Quote(
                        price,
                        1,
                        price,
                        List.of(),
                        price,
                        Commissions.divide(price, 1, shares, SALE),
                        bearer,
                        PARTNER);
        var borne = Division.fee(quote, fee);
        assertThat(borne.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(fee);
        assertThat(borne.values()).allMatch(part -> part >= 0);
        assertThat(Division.of(quote).refund(net, List.of()))
                .isEqualTo(Division.of(quote).amounts());
    }

    @Example
    void whatDoesNotFitTakesWhatIsLeftAndSaysSo() {
        Shares shares =
                new Shares(
                        List.of(
                                new Commission(
                                        Recipient.CITY,
                                        new BasisPoints(0),
                                        200,
                                        Commission.Per.UNIT,
                                        0,
                                        null),
                                Commission.percent(Recipient.PLATFORM, 500)));
        List<ShareLine> lines = Commissions.divide(Money.of(100, "CAD"), 1, shares, SALE);
        assertThat(amounts(lines)).containsExactly(100L, 0L, 0L);
        assertThat(lines.getFirst().words().french())
                .isEqualTo("2,00\u00a0$ par unité, mais pas plus que ce qui restait du prix");
        assertThat(lines.getLast().words().english())
                .isEqualTo("5% of the price before tax, but not more than was left of the price");
        assertThat(lines.get(1).words().english()).isEqualTo("the rest of the price before tax");
    }

    private static ShareLine line(Party party, int points, long amount) {
        return new ShareLine(party, new BasisPoints(points), Money.of(amount, "CAD"));
    }

    private static ShareLine of(List<ShareLine> lines, Party party) {
        return lines.stream().filter(line -> line.party().equals(party)).findFirst().orElseThrow();
    }

    private static List<Long> amounts(List<ShareLine> lines) {
        return lines.stream().map(line -> line.amount().amountMinor()).toList();
    }

    private static long sum(List<ShareLine> lines) {
        return amounts(lines).stream().mapToLong(Long::longValue).sum();
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("CAD", "JPY", "BHD", "KWD");
    }

    @Provide
    Arbitrary<Shares> parts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2_500).list().ofSize(RECIPIENTS.size()),
                        Arbitraries.integers().between(0, RECIPIENTS.size()))
                .as((points, size) -> {
                    List<Commission> components = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        components.add(Commission.percent(RECIPIENTS.get(i), points.get(i)));
                    }
                    return new Shares(components);
                });
    }

    @Provide
    Arbitrary<Shares> commissions() {
        Arbitrary<Commission> one =
                Combinators.combine(
                                Arbitraries.integers().between(0, 2_500),
                                Arbitraries.longs().between(0, 5_000),
                                Arbitraries.of(Commission.Per.values()),
                                Arbitraries.longs().between(0, 3_000),
                                Arbitraries.longs().between(0, 20_000).injectNull(0.5))
                        .as((points, fixed, per, floor, room) ->
                                new Commission(
                                        Recipient.CITY,
                                        new BasisPoints(points),
                                        fixed,
                                        per,
                                        floor,
                                        room == null ? null : floor + room));
        return Combinators.combine(
                        one.list().ofMaxSize(RECIPIENTS.size()), Arbitraries.shuffle(RECIPIENTS))
                .as((components, recipients) -> {
                    List<Commission> named = new ArrayList<>();
                    for (int i = 0; i < components.size(); i++) {
                        named.add(named(components.get(i), recipients.get(i)));
                    }
                    return new Shares(named);
                });
    }

    private static Commission named(Commission component, Recipient recipient) {
        return new Commission(
                recipient,
                component.percent(),
                component.fixedMinor(),
                component.per(),
                component.floorMinor(),
                component.capMinor());
    }
}
