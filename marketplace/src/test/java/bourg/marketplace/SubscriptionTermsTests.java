package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The states of a subscription, its periods on the city's clocks, and the price of a part. */
class SubscriptionTermsTests {
    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");

    @Example
    void theLegalStepsAreTheseAndNoOthers() {
        List<String> legal =
                Arrays.stream(SubscriptionState.values())
                        .flatMap(from ->
                                Arrays.stream(SubscriptionState.values())
                                        .filter(from::mayBecome)
                                        .map(to -> from + " -> " + to))
                        .toList();
        assertThat(legal)
                .containsExactlyInAnyOrder(
                        "OPENING -> TRIAL",
                        "OPENING -> ACTIVE",
                        "OPENING -> ENDED",
                        "TRIAL -> ACTIVE",
                        "TRIAL -> PAST_DUE",
                        "TRIAL -> ENDED",
                        "ACTIVE -> PAST_DUE",
                        "ACTIVE -> ENDING",
                        "ACTIVE -> ENDED",
                        "PAST_DUE -> ACTIVE",
                        "PAST_DUE -> ENDED",
                        "ENDING -> ACTIVE",
                        "ENDING -> ENDED");
    }

    private static Periods from(String local, PricePlan.Subscription.Every every) {
        return new Periods(
                LocalDateTime.parse(local).atZone(MONTREAL).toInstant(), MONTREAL, every);
    }

    private static List<LocalDate> ends(Periods periods, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> periods.end(number).atZone(MONTREAL).toLocalDate())
                .toList();
    }

    @Example
    void theLastDayOfAMonthStaysTheLastDayAndComesBack() {
        assertThat(ends(from("2027-01-31T18:30:00", PricePlan.Subscription.Every.MONTH), 4))
                .containsExactly(
                        LocalDate.of(2027, 2, 28),
                        LocalDate.of(2027, 3, 31),
                        LocalDate.of(2027, 4, 30),
                        LocalDate.of(2027, 5, 31));
        assertThat(ends(from("2028-02-29T00:00:00", PricePlan.Subscription.Every.YEAR), 4))
                .containsExactly(
                        LocalDate.of(2029, 2, 28),
                        LocalDate.of(2030, 2, 28),
                        LocalDate.of(2031, 2, 28),
                        LocalDate.of(2032, 2, 29));
    }

    /** On the city's clocks: the hour of the day stays, also where the clocks change. */
    @Example
    void thePeriodEndsAtTheSameHourOfTheCity() {
        Periods periods = from("2027-02-20T23:30:00", PricePlan.Subscription.Every.MONTH);
        assertThat(periods.end(1).atZone(MONTREAL).toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2027-03-20T23:30:00"));
        assertThat(periods.end(1)).isEqualTo(Instant.parse("2027-03-21T03:30:00Z"));
    }

    @Property
    void periodsFollowEachOtherWithoutGapAndTheirDaysAreCountedDown(
            @ForAll @LongRange(min = 1_700_000_000L, max = 2_000_000_000L) long anchor,
            @ForAll PricePlan.Subscription.Every every,
            @ForAll @IntRange(min = 1, max = 60) int number,
            @ForAll @IntRange(max = 400) int later) {
        Periods periods = new Periods(Instant.ofEpochSecond(anchor), MONTREAL, every);
        assertThat(periods.start(number + 1)).isEqualTo(periods.end(number));
        assertThat(periods.daysLeft(number, periods.start(number))).isEqualTo(periods.days(number));
        assertThat(periods.daysLeft(number, periods.end(number))).isZero();
        Instant now = periods.start(number).plusSeconds(later * 86_400L);
        assertThat(periods.daysLeft(number, now)).isBetween(0L, periods.days(number));
    }

    @Property
    void aPartIsNeverMoreThanTheWholeAndNeverOffByMoreThanHalfAUnit(
            @ForAll @LongRange(max = 100_000_000_000L) long price,
            @ForAll @IntRange(min = 1, max = 366) int days,
            @ForAll @IntRange(max = 366) int left,
            @ForAll @IntRange(max = 2) int currency) {
        String code = List.of("JPY", "CAD", "KWD").get(currency);
        long rest = Math.min(left, days);
        Money part = new Proration(rest, days).of(Money.of(price, code));
        assertThat(part.amountMinor()).isBetween(0L, price);
        assertThat(part.currency().getCurrencyCode()).isEqualTo(code);
        long twiceOff = 2 * Math.abs(part.amountMinor() * days - price * rest);
        assertThat(twiceOff).isLessThanOrEqualTo(days);
        assertThat(new Proration(0, days).of(Money.of(price, code)).isZero()).isTrue();
        assertThat(new Proration(days, days).of(Money.of(price, code)).amountMinor())
                .isEqualTo(price);
    }

    @Property
    void aCreditIsUsedUpWithoutLeavingWhatNoCardTakes(
            @ForAll @LongRange(min = -100_000, max = 1_000_000) long credit,
            @ForAll @LongRange(min = 1, max = 1_000_000) long price) {
        Money used = Proration.usable(Money.of(credit, "CAD"), Money.of(price, "CAD"));
        long toPay = price - used.amountMinor();
        if (credit < 0) {
            assertThat(used.amountMinor()).isEqualTo(credit);
        } else {
            assertThat(used.amountMinor()).isBetween(0L, credit);
            assertThat(toPay == 0 || toPay >= Math.min(price, Proration.LEAST_MINOR)).isTrue();
            boolean wasted = credit >= price && toPay > 0;
            assertThat(wasted).isFalse();
        }
    }
}
