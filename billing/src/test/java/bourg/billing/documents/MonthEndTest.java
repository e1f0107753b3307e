package bourg.billing.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.billing.ClosedMonth;
import bourg.billing.Statement;
import bourg.billing.Statements;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.Identifiers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;

/** Months are closed once, on what the ledger holds, and stay as they were closed. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class MonthEndTest extends MonthEndTrial {
    private static final YearMonth MARCH = YearMonth.of(2025, 3);
    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final Instant EARLY_APRIL = Instant.parse("2025-04-02T00:00:00Z");
    private static final Instant EARLY_MAY = Instant.parse("2025-05-02T00:00:00Z");

    @Autowired Statements statements;
    @Autowired Environment settings;

    private final Party partner = Party.partner(new PartnerId(Identifiers.next()));

    private ClosedMonth closed(Party party, YearMonth month) {
        return statements.closed(party, CAD, month).orElseThrow();
    }

    private Statement live(Party party, YearMonth month, ZoneId zone) {
        Statement statement = statements.of(party, CAD, month, zone);
        long sum = statement.lines().stream().mapToLong(line -> line.amount().amountMinor()).sum();
        assertThat(statement.opening().amountMinor() + sum)
                .as("opening and lines make the closing")
                .isEqualTo(statement.closing().amountMinor());
        return statement;
    }

    @Test
    void aMonthIsClosedOnTheLedgerAndWhatComesLateStandsOnTheNext() {
        sale(partner, "2025-03-10T12:00:00Z", 7_500, 320);
        transfer(partner, "2025-03-11T12:00:00Z", 7_000);
        sale(partner, "2025-04-01T00:00:00Z", 1_000, 0);
        assertThat(monthEnd.run(EARLY_APRIL).refused()).isEmpty();

        ClosedMonth march = closed(partner, MARCH);
        assertThat(march.opening()).isEqualTo(Money.of(0, "CAD"));
        assertThat(march.closing()).isEqualTo(Money.of(180, "CAD"));
        assertThat(march.totals())
                .filteredOn(total -> !total.amount().isZero())
                .extracting(total -> total.heading() + " " + total.amount().amountMinor())
                .containsExactly("SALES 7500", "FEES -320", "TRANSFERS -7000");
        assertThat(statements.closed(partner, CAD, APRIL)).isEmpty();

        sale(partner, "2025-03-31T23:59:59Z", 50, 0);
        monthEnd.run(EARLY_APRIL);
        assertThat(closed(partner, MARCH)).isEqualTo(march);
        assertThat(live(partner, MARCH, ZoneOffset.UTC).lines()).hasSize(3);
        Statement open = live(partner, APRIL, ZoneOffset.UTC);
        assertThat(open.opening()).isEqualTo(march.closing());
        assertThat(open.lines())
                .extracting(line -> line.amount().amountMinor())
                .containsExactly(50L, 1_000L);

        assertThat(monthEnd.run(EARLY_MAY).refused()).isEmpty();
        ClosedMonth april = closed(partner, APRIL);
        assertThat(april.opening()).isEqualTo(march.closing());
        assertThat(april.closing()).isEqualTo(Money.of(1_230, "CAD"));
        assertThat(live(partner, APRIL, ZoneOffset.UTC).lines()).hasSize(2);
    }

    @Test
    void aCitysMonthEndsByItsOwnClock() {
        Party city = Party.city(cities.quebec("monthend").id());
        sale(city, "2025-04-01T03:59:59Z", 300, 0);
        sale(partner, "2025-04-01T03:59:59Z", 300, 0);
        monthEnd.run(EARLY_APRIL);
        assertThat(closed(city, MARCH).closing()).isEqualTo(Money.of(300, "CAD"));
        assertThat(closed(city, MARCH).until()).isEqualTo("2025-04-01T04:00:00Z");
        assertThat(statements.closed(partner, CAD, MARCH)).isEmpty();
    }

    @Test
    void monthsAreNotClosedBeforeLateEventsHadTheirTime() {
        sale(partner, "2025-03-10T12:00:00Z", 100, 0);
        monthEnd.run(Instant.parse("2025-04-01T05:59:00Z"));
        assertThat(statements.closed(partner, CAD, MARCH)).isEmpty();
        monthEnd.run(Instant.parse("2025-04-01T06:00:00Z"));
        assertThat(statements.closed(partner, CAD, MARCH)).isPresent();
    }

    /**
     * Sales, transfers and late arrivals at random: every statement begins where the last ended.
     */
    @Test
    void everyMonthBeginsWhereTheLastEndedWhateverComesLate() {
        Random random = new Random(20251129);
        for (int month = 1; month <= 6; month++) {
            for (int i = 0; i < 12; i++) {
                int of = Math.max(1, month - random.nextInt(3));
                String at =
                        "2025-%02d-%02dT%02d:00:00Z"
                                .formatted(of, 1 + random.nextInt(28), random.nextInt(24));
                sale(partner, at, 1 + random.nextInt(9_999), random.nextInt(300));
            }
            monthEnd.run(Instant.parse("2025-%02d-02T00:00:00Z".formatted(month + 1)));
        }
        long before = 0;
        int lines = 0;
        for (int month = 1; month <= 6; month++) {
            Statement statement = live(partner, YearMonth.of(2025, month), ZoneOffset.UTC);
            assertThat(statement.opening().amountMinor()).isEqualTo(before);
            before = statement.closing().amountMinor();
            lines +=
                    (int)
                            statement.lines().stream()
                                    .filter(line -> line.detail().equals("SHARE"))
                                    .count();
        }
        assertThat(lines).as("each sale stands on one statement").isEqualTo(72);
        assertThat(before).isEqualTo(-balance(partner));
    }

    private long balance(Party party) {
        return federation
                .sql(
                        "select amount_minor from ledger.balances where party = ? and account = 'PAYABLE'")
                .param(party.toString())
                .query(Long.class)
                .single();
    }

    @Test
    void twoWhoCloseAtOnceCloseOnce() {
        for (int i = 0; i < 20; i++) {
            sale(Party.partner(new PartnerId(Identifiers.next())), "2025-03-10T12:00:00Z", 100, 0);
        }
        long before = count("closed_month");
        List<CompletableFuture<MonthEnd.Outcome>> runs =
                List.of(
                        CompletableFuture.supplyAsync(() -> monthEnd.run(EARLY_APRIL)),
                        CompletableFuture.supplyAsync(() -> monthEnd.run(EARLY_APRIL)));
        int closed = runs.stream().mapToInt(run -> run.join().closed()).sum();
        assertThat(count("closed_month") - before).isEqualTo(closed).isGreaterThanOrEqualTo(20);
        assertThat(monthEnd.run(EARLY_APRIL)).isEqualTo(new MonthEnd.Outcome(0, List.of()));
    }

    private long count(String from) {
        return federation.sql("select count(*) from " + from).query(Long.class).single();
    }

    /** Whoever owns the database changes a balance: the statement is not closed on it. */
    @Test
    void whatTheLedgerDoesNotBearOutIsRefusedAndTheOthersAreClosed() throws SQLException {
        Party other = Party.partner(new PartnerId(Identifiers.next()));
        sale(partner, "2025-03-10T12:00:00Z", 400, 0);
        sale(other, "2025-03-10T12:00:00Z", 500, 0);
        rollUp.run();
        tamper(1);
        try {
            assertThat(monthEnd.run(EARLY_APRIL).refused())
                    .containsExactly(new Holder(partner.toString(), "CAD"));
            assertThat(statements.closed(partner, CAD, MARCH)).isEmpty();
            assertThat(closed(other, MARCH).closing()).isEqualTo(Money.of(500, "CAD"));
        } finally {
            tamper(-1);
        }
        assertThat(monthEnd.run(EARLY_APRIL).refused()).isEmpty();
        assertThat(closed(partner, MARCH).closing()).isEqualTo(Money.of(400, "CAD"));
    }

    private void tamper(long minor) throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(
                                settings.getRequiredProperty("bourg.federation.url"),
                                settings.getRequiredProperty("bourg.federation.owner-username"),
                                settings.getRequiredProperty("bourg.federation.owner-password"));
                var statement = owner.createStatement()) {
            statement.execute(
                    "alter table ledger.line disable trigger line_append_only; update ledger.line set balance_minor = balance_minor + %d where entry in (select id from ledger.entries where party = '%s' and account = 'PAYABLE'); alter table ledger.line enable trigger line_append_only"
                            .formatted(minor, partner));
        }
    }

    @Test
    void whatWasIssuedIsNeitherChangedNorDeletedAndFilesStayTheSame() {
        sale(partner, "2025-03-10T12:00:00Z", 100, 0);
        monthEnd.run(EARLY_APRIL);
        ClosedMonth march = closed(partner, MARCH);
        for (String change :
                List.of(
                        "update closed_month set closing_minor = 0 where id = ?",
                        "delete from closed_month where id = ?")) {
            assertThatThrownBy(() -> federation.sql(change).param(march.id()).update())
                    .isInstanceOf(DataAccessException.class);
        }
        byte[] first = "first".getBytes(StandardCharsets.UTF_8);
        var kept = statements.file(march, "fr", "text/plain", () -> first);
        var again =
                statements.file(
                        march,
                        "fr",
                        "text/plain",
                        () -> {
                            throw new AssertionError("drawn twice");
                        });
        assertThat(again.content()).isEqualTo(kept.content()).isEqualTo(first);
        assertThat(again.hash()).isEqualTo(kept.hash()).hasSize(64);
    }
}
