package bourg.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.billing.Meter;
import bourg.billing.RateCard;
import bourg.billing.UsageEvents.Form;
import bourg.billing.UsageLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Rounds that are interrupted, events that come while a month closes, and rows that nobody edits.
 */
class MonthlyRatingTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final Instant AT = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant OVER = Instant.parse("2026-04-01T04:00:00Z");
    private static final RateCard.Prices PRICES =
            new RateCard.Prices(
                    100,
                    0,
                    null,
                    List.of(
                            new RateCard.Tier(BigDecimal.TEN, new BigDecimal("0.35")),
                            new RateCard.Tier(null, new BigDecimal("2.5"))));

    private final MeteringDatabase database = new MeteringDatabase(20);

    private static List<Used> events(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Used(
                                name + i,
                                i % 3 == 0 ? "a" : "b",
                                AT.plusSeconds(i),
                                BigDecimal.valueOf(i, 2)))
                .toList();
    }

    private void deliver(Meter meter, List<Used> events) {
        for (int i = 0; i < events.size(); i += 10) {
            List<Used> some = events.subList(i, Math.min(events.size(), i + 10));
            database.take(meter, Form.JSON_LINES, Used.written(Form.JSON_LINES, meter, some));
        }
    }

    @Test
    void aMonthIsNotRatedBeforeItIsOverByTheClockOfTheCity() {
        Meter meter = database.meter(PRICES, MONTH, "a", "b");
        deliver(meter, events("e", 10));
        database.rating.run(OVER.minusMillis(1));
        assertThat(database.linesOf(meter, MONTH)).isEmpty();
        database.rating.run(OVER);
        assertThat(database.linesOf(meter, MONTH)).hasSize(2);
    }

    @Test
    void whoIsInterruptedAnywhereIsFollowedToTheSameResult() {
        Meter whole = database.meter(PRICES, MONTH, "a", "b");
        deliver(whole, events("e", 200));
        database.rating.run(OVER);
        for (int steps = 0; steps <= 12; steps++) {
            Meter broken = database.meter(PRICES, MONTH, "a", "b");
            deliver(broken, events("e", 200));
            database.rating.close(database.rounds.due(OVER).getFirst());
            Rounds.Round round = database.rounds.unfinished().getFirst();
            for (int i = 0; i < steps && database.rating.sumNext(round); i++) {
                // What comes while the round is being summed belongs to the next.
                deliver(broken, List.of(new Used("late" + i, "a", AT, BigDecimal.ONE)));
            }
            if (steps > 10) {
                database.rating.rate(round);
            }
            database.rating.finish(round);
            assertThat(told(database.linesOf(broken, MONTH)))
                    .as("%s steps", steps)
                    .isEqualTo(told(database.linesOf(whole, MONTH)));
            database.rating.run(OVER);
            assertThat(database.linesOf(broken, MONTH)).hasSize(steps == 0 ? 2 : 3);
        }
    }

    private static List<String> told(List<UsageLine> lines) {
        return lines.stream()
                .map(line ->
                        line.subject() + line.quantities() + line.amount() + line.proof().events())
                .toList();
    }

    @Test
    void whatComesWhileMonthsCloseIsRatedExactlyOnce() throws Exception {
        Meter meter = database.meter(PRICES, MONTH, "a", "b");
        AtomicBoolean over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> senders = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                String name = "s" + sender + "-";
                senders.add(
                        threads.submit(
                                (Callable<Void>)
                                        () -> {
                                            deliver(meter, events(name, 300));
                                            return null;
                                        }));
            }
            Future<?> rater =
                    threads.submit(() -> {
                        while (!over.get()) {
                            database.rating.run(OVER);
                        }
                    });
            for (Future<Void> sender : senders) {
                sender.get();
            }
            over.set(true);
            rater.get();
        }
        database.rating.run(OVER);
        List<UsageLine> lines = database.linesOf(meter, MONTH);
        assertThat(lines.stream().mapToLong(line -> line.proof().events()).sum()).isEqualTo(1_200);
        assertThat(lines.stream().mapToInt(line -> line.rated().round()).max().orElseThrow())
                .as("it closed while events came")
                .isGreaterThan(1);
        lines.forEach(line -> assertThat(database.lines.recompute(line).matches()).isTrue());
    }

    /** Its number is lower than that of what is there already, and nobody sees it yet. */
    @Test
    void aMonthDoesNotCloseOverADeliveryUnderWay() throws Exception {
        Meter meter = database.meter(PRICES, MONTH, "a", "b");
        deliver(meter, events("first", 10));
        EventRows rows = new EventRows(database.federation);
        Used slow = new Used("slow", "a", AT, BigDecimal.ONE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> closing =
                    database.transactions.execute(_ -> {
                        var month = new EventRows.Month(meter.id().value(), MONTH.atDay(1));
                        var named = new EventRows.Named(meter.id().value(), "a");
                        long period = Objects.requireNonNull(rows.share(List.of(month)).get(month));
                        long delivery = rows.nextDelivery();
                        var _ = threads.submit(() -> deliver(meter, events("second", 10)));
                        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                        Future<?> rater = threads.submit(() -> database.rating.run(OVER));
                        LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                        var event =
                                new GivenEvent(
                                        0, "slow", named.meter(), "a", slow.at(), slow.quantity());
                        long subject =
                                Objects.requireNonNull(rows.subjects(List.of(named)).get(named));
                        rows.insert(
                                meter.partner().value(),
                                delivery,
                                List.of(new EventRows.Placed(event, period, subject)));
                        return rater;
                    });
            Objects.requireNonNull(closing).get();
        }
        database.rating.run(OVER);
        assertThat(
                        database.linesOf(meter, MONTH).stream()
                                .mapToLong(line -> line.proof().events())
                                .sum())
                .isEqualTo(21);
    }

    @Test
    void aCorrectionMayBeNegativeAndRefersToItsLine() {
        Meter meter = database.meter(PRICES, MONTH, "a", "b");
        deliver(meter, List.of(new Used("e1", "a", AT, BigDecimal.valueOf(20))));
        database.rating.run(OVER);
        deliver(meter, List.of(new Used("e2", "a", AT, BigDecimal.valueOf(-15))));
        database.rating.run(OVER);
        List<UsageLine> lines = database.linesOf(meter, MONTH);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().amount().amountMinor()).isEqualTo(100 + 4 + 25);
        assertThat(lines.getLast().rated().corrects()).isEqualTo(lines.getFirst().id());
        assertThat(lines.getLast().amount().amountMinor()).isEqualTo(102 - 129);
        assertThat(lines.getLast().quantities().whole()).isEqualByComparingTo("5");
    }

    @Test
    void nobodyEditsWhatWasUsedOrRated() {
        Meter meter = database.meter(PRICES, MONTH, "a", "b");
        deliver(meter, events("e", 10));
        database.rating.run(OVER);
        for (String sql :
                List.of(
                        "update usage_event set quantity = 1",
                        "delete from usage_event",
                        "update rate_tier set unit_price = 1",
                        "update rate_card set flat_minor = 1",
                        "update rate_card set valid_until = '2026-03-01'",
                        "update usage_line set amount_minor = 1",
                        "update usage_line set head = repeat('0', 64)",
                        "delete from usage_line",
                        "update usage_subject set code = 'x'",
                        "insert into rate_card values ('%s', 2, '2026-05-01', null, 0, 0, null, now())"
                                .formatted(meter.id().value()))) {
            assertThatThrownBy(() -> database.federation.sql(sql).update()).as(sql).isNotNull();
        }
    }

    @Test
    void anEditBehindOurBackIsSeenByTheChain() {
        Meter meter = database.meter(PRICES, MONTH, "a", "b");
        deliver(meter, events("e", 10));
        database.rating.run(OVER);
        UsageLine line = database.linesOf(meter, MONTH).getFirst();
        assertThat(database.lines.recompute(line).matches()).isTrue();
        database.asSuperuser(
                "update usage_event set quantity = quantity + 1 where event_id = 'e3' and partner = '%s'"
                        .formatted(meter.partner().value()));
        assertThat(database.lines.recompute(line).matches()).isFalse();
    }
}
