package bourg.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Meter;
import bourg.billing.RateCard;
import bourg.billing.UsageEvents.Form;
import bourg.billing.UsageLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rating in the database against rating in Java; and whatever way the events came, one result. */
class RatingProperties {
    private static final YearMonth FIRST = YearMonth.of(2026, 2);
    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");
    private static final List<Form> FORMS = List.of(Form.values());
    private static final String[] SUBJECTS = {"a", "b", "c"};

    /** One for all tries. */
    private static final class Shared {
        static final MeteringDatabase DATABASE = new MeteringDatabase(7);
    }

    @Property(tries = 120)
    void whatIsRatedIsWhatTheOracleRates(
            @ForAll("prices") RateCard.Prices prices,
            @ForAll("events") List<Used> events,
            @ForAll Random chance) {
        MeteringDatabase database = Shared.DATABASE;
        Meter meter = database.meter(prices, FIRST, SUBJECTS);
        deliver(database, meter, events, chance, true);
        database.rating.run(LATER);
        for (YearMonth month : List.of(FIRST, FIRST.plusMonths(1))) {
            List<UsageLine> lines = database.linesOf(meter, month);
            for (String subject : SUBJECTS) {
                List<Used> theirs =
                        events.stream()
                                .filter(event ->
                                        event.subject().equals(subject)
                                                && event.month().equals(month))
                                .toList();
                compare(
                        prices,
                        theirs,
                        lines.stream().filter(line -> line.subject().equals(subject)).toList());
            }
            lines.forEach(line ->
                    assertThat(database.lines.recompute(line).matches())
                            .as(line.toString())
                            .isTrue());
        }
    }

    private static void compare(RateCard.Prices prices, List<Used> events, List<UsageLine> lines) {
        assertThat(lines.isEmpty()).isEqualTo(events.isEmpty());
        BigDecimal used =
                events.stream().map(Used::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(lines.stream().mapToLong(line -> line.proof().events()).sum())
                .isEqualTo(events.size());
        assertThat(
                        lines.stream()
                                .map(line -> line.quantities().added())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(used);
        assertThat(lines.stream().mapToLong(line -> line.amount().amountMinor()).sum())
                .isEqualTo(events.isEmpty() ? 0 : Oracle.total(prices, used));
    }

    @Property(tries = 60)
    void anySplitAnyOrderAndAnyDuplicatesGiveTheSameLines(
            @ForAll("prices") RateCard.Prices prices,
            @ForAll("events") List<Used> events,
            @ForAll Random chance) {
        MeteringDatabase database = Shared.DATABASE;
        Meter plain = database.meter(prices, FIRST, SUBJECTS);
        Meter mixed = database.meter(prices, FIRST, SUBJECTS);
        database.take(plain, Form.JSON_LINES, Used.written(Form.JSON_LINES, plain, events));
        deliver(database, mixed, events, chance, false);
        database.rating.run(LATER);
        for (YearMonth month : List.of(FIRST, FIRST.plusMonths(1))) {
            assertThat(told(database.linesOf(mixed, month)))
                    .isEqualTo(told(database.linesOf(plain, month)));
        }
    }

    private static List<String> told(List<UsageLine> lines) {
        return lines.stream()
                .map(line ->
                        line.subject()
                                + line.quantities()
                                + line.amount()
                                + line.proof().events()
                                + line.proof().firstAt()
                                + line.proof().lastAt())
                .toList();
    }

    /** In deliveries of any size and form, shuffled, some twice, and perhaps rated in between. */
    private static void deliver(
            MeteringDatabase database,
            Meter meter,
            List<Used> events,
            Random chance,
            boolean rateBetween) {
        List<Used> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, chance);
        int at = 0;
        while (at < shuffled.size()) {
            int end = Math.min(shuffled.size(), at + 1 + chance.nextInt(9));
            List<Used> batch = new ArrayList<>(shuffled.subList(at, end));
            int old = chance.nextInt(3);
            for (int i = 0; i < old; i++) {
                batch.add(shuffled.get(chance.nextInt(end)));
            }
            Form form = FORMS.get(chance.nextInt(FORMS.size()));
            var taken = database.take(meter, form, Used.written(form, meter, batch));
            assertThat(taken.faults()).isEmpty();
            assertThat(taken.accepted()).isEqualTo(end - at);
            assertThat(taken.duplicates()).isEqualTo(old);
            at = end;
            if (rateBetween && chance.nextInt(4) == 0) {
                database.rating.run(LATER);
            }
        }
    }

    @Provide
    Arbitrary<RateCard.Prices> prices() {
        Arbitrary<List<BigDecimal>> steps =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(0.001), BigDecimal.valueOf(60))
                        .ofScale(3)
                        .list()
                        .ofMaxSize(3);
        Arbitrary<List<BigDecimal>> units =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, BigDecimal.valueOf(20))
                        .ofScale(4)
                        .list()
                        .ofSize(4);
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 900);
        return Combinators.combine(steps, units, amounts, amounts, amounts.injectNull(0.5))
                .as((step, unit, flat, minimum, cap) -> {
                    List<RateCard.Tier> tiers = new ArrayList<>();
                    BigDecimal upTo = BigDecimal.ZERO;
                    for (BigDecimal each : step) {
                        upTo = upTo.add(each);
                        tiers.add(new RateCard.Tier(upTo, unit.get(tiers.size())));
                    }
                    tiers.add(new RateCard.Tier(null, unit.get(tiers.size())));
                    return new RateCard.Prices(
                            flat, minimum, cap == null ? null : minimum + cap, tiers);
                });
    }

    /** About the turn of a month in Toronto, which is not that of UTC. */
    @Provide
    Arbitrary<List<Used>> events() {
        long turn = Instant.parse("2026-03-01T05:00:00Z").toEpochMilli();
        Arbitrary<Long> times =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(-3, 3),
                        Arbitraries.longs().between(-2_000_000_000L, 2_000_000_000L));
        Arbitrary<BigDecimal> quantities =
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-9), BigDecimal.valueOf(40))
                        .ofScale(3);
        Arbitrary<Used> events =
                Combinators.combine(
                                Arbitraries.integers().between(0, 1_000_000),
                                Arbitraries.of(SUBJECTS),
                                times,
                                quantities)
                        .as((id, subject, time, quantity) ->
                                new Used(
                                        "e" + id,
                                        subject,
                                        Instant.ofEpochMilli(turn + time),
                                        quantity));
        return events.list().ofMaxSize(40).uniqueElements(Used::id);
    }
}
