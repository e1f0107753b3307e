package bourg.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Meter;
import bourg.billing.RateCard;
import bourg.billing.metering.Rounds.Round;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Rates months of {@code -Devents=} events in all, in turn with one plain aggregate over the same
 * rows; interrupts one of them and compares what comes out. It reports and demands no speed.
 */
class RatingBenchmark {
    private static final long EVENTS = Long.getLong("events", 10_000_000);
    private static final int MONTHS = 5;
    private static final int PER_SUBJECT = 720;
    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final Instant OVER = Instant.parse("2026-05-01T00:00:00Z");
    private static final RateCard.Prices PRICES =
            new RateCard.Prices(
                    500,
                    1_000,
                    50_000L,
                    List.of(
                            new RateCard.Tier(BigDecimal.valueOf(1_000), new BigDecimal("0.35")),
                            new RateCard.Tier(BigDecimal.valueOf(3_000), new BigDecimal("0.5")),
                            new RateCard.Tier(null, new BigDecimal("1.25"))));
    private final MeteringDatabase database =
            new MeteringDatabase((int) Math.max(50_000, EVENTS / MONTHS / 4));
    private final long each = EVENTS / MONTHS;
    private final int subjects = (int) Math.max(1, each / PER_SUBJECT);

    @Test
    void rateInTurnWithAPlainAggregate() throws SQLException {
        List<Meter> meters = new ArrayList<>();
        for (int i = 0; i < MONTHS + 2; i++) {
            meters.add(filled(Math.min(i, MONTHS)));
        }
        database.asSuperuser("vacuum analyze usage_event");
        double[] ratios = new double[MONTHS];
        for (int i = 0; i < MONTHS; i++) {
            Round round = close(meters.get(i));
            double plain = i % 2 == 0 ? plain(round) : 0;
            double rated =
                    seconds(() -> {
                        database.rating.sum(round);
                        database.rating.rate(round);
                    });
            plain = i % 2 == 0 ? plain : plain(round);
            double sealed = seconds(() -> database.rating.finish(round));
            ratios[i] = plain / rated;
            say(
                    "%d events of %d subjects: plain %.2f s, rated %.2f s (%.2f), sealed in %.2f s",
                    each, subjects, plain, rated, ratios[i], sealed);
        }
        Arrays.sort(ratios);
        say("median of plain / rated: %.2f", ratios[MONTHS / 2]);
        interrupted(meters.get(MONTHS), meters.get(MONTHS + 1));
    }

    /** Ends every session of the application once while a round is summed. */
    private void interrupted(Meter whole, Meter broken) {
        database.rating.finish(close(whole));
        Round round = close(broken);
        var killer =
                CompletableFuture.runAsync(() -> {
                    LockSupport.parkNanos(300_000_000L);
                    database.asSuperuser(
                            "select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where usename = 'federation_app' and state <> 'idle'");
                });
        boolean ended = false;
        try {
            database.rating.finish(round);
        } catch (RuntimeException interrupted) {
            ended = true;
        }
        killer.join();
        database.rating.finish(round);
        say("interrupted: %s, then resumed", ended);
        assertThat(digest(broken)).isEqualTo(digest(whole));
    }

    private String digest(Meter meter) {
        return database.federation
                .sql(
                        "select md5(string_agg(concat_ws(' ', s.code, l.round, l.events, l.added, l.tiers, l.total_minor,"
                                + " l.amount_minor, l.first_at, l.last_at), ';' order by s.code, l.round))"
                                + " from usage_line l join usage_subject s on s.id = l.subject where s.meter = ?")
                .param(meter.id().value())
                .query(String.class)
                .single();
    }

    private Round close(Meter meter) {
        long period =
                database.federation
                        .sql("select id from usage_period where meter = ?")
                        .param(meter.id().value())
                        .query(Long.class)
                        .single();
        assertThat(database.rounds.due(OVER)).contains(period);
        database.rating.close(period);
        return new Round(period, 1);
    }

    private double plain(Round round) throws SQLException {
        try (Connection connection = database.database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = control");
            long began = System.nanoTime();
            int groups = 0;
            try (var rows =
                    statement.executeQuery(
                            "select subject, sum(quantity), count(*), min(occurred_at), max(occurred_at)"
                                    + " from usage_event where period = "
                                    + round.period()
                                    + " group by subject")) {
                while (rows.next()) {
                    groups++;
                }
            }
            assertThat(groups).isEqualTo(subjects);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /** Readings of all subjects hour by hour, as they come in; the same for the same seed. */
    private Meter filled(int seed) {
        String[] codes = IntStream.range(0, subjects).mapToObj(i -> "m" + i).toArray(String[]::new);
        Meter meter = database.meter(PRICES, MONTH, codes);
        database.asSuperuser(
                """
                insert into usage_period (meter, month) values ('%1$s', '2026-03-01');
                create temporary table numbered as
                    select row_number() over (order by id) - 1 as n, id from usage_subject where meter = '%1$s';
                create temporary table delivered as select nextval('usage_delivery_number') as id, g as n
                    from generate_series(0, (%2$d - 1) / 10000) g;
                insert into usage_event (period, subject, delivery, occurred_at, partner, quantity, event_id)
                select p.id, s.id, d.id, timestamptz '2026-03-01 05:00Z' + i / %3$d * interval '1 hour' + i %% %3$d * interval '1 ms',
                    '%4$s', (hashint8(i + %5$d) & 4095) / 1000.0, gen_random_uuid()
                from generate_series(0::bigint, %2$d - 1) i join numbered s on s.n = i %% %3$d
                join delivered d on d.n = i / 10000 cross join (select id from usage_period where meter = '%1$s') p
                order by i;
                insert into usage_accepted select period, delivery, count(*) from usage_event
                    where period = (select id from usage_period where meter = '%1$s') group by 1, 2;
                """
                        .formatted(
                                meter.id().value(), each, subjects, meter.partner().value(), seed));
        return meter;
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"}) // a program that reports
    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
