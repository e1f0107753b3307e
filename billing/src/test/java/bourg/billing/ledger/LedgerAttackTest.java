package bourg.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks each rule of the ledger through SQL. */
class LedgerAttackTest {
    private static final String NOT_ALLOWED = "42501";

    private static LedgerDatabase database;
    private Connection app;

    @BeforeAll
    static void open() throws SQLException {
        database = new LedgerDatabase();
    }

    @BeforeEach
    void connect() throws SQLException {
        app = database.application();
    }

    @AfterEach
    void ledgerStillBalances() throws SQLException {
        app.close();
        try (Connection fresh = database.application()) {
            assertThat(
                            LedgerDatabase.number(
                                    fresh,
                                    "select count(*) from ledger.trial_balance where amount_minor"
                                            + " <> 0"))
                    .isZero();
        }
    }

    private static String clearing(long amount) {
        return "platform/CLEARING/" + amount + "/CAD";
    }

    private static String payable(long amount) {
        return "city:city_a/PAYABLE/" + amount + "/CAD";
    }

    private static String transit(long amount) {
        return "city:city_a/TRANSIT/" + amount + "/CAD";
    }

    private String sale(String key, long amount) throws SQLException {
        return LedgerDatabase.post(app, key, "CAPTURE", clearing(amount), payable(-amount));
    }

    private static void refused(String state, ThrowingCallable attack) {
        assertThatThrownBy(attack)
                .isInstanceOf(SQLException.class)
                .satisfies(failure ->
                        assertThat(((SQLException) failure).getSQLState())
                                .as(failure.getMessage())
                                .isEqualTo(state));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ledger.account (party, purpose, currency) values ('platform', 'TAX',"
                        + " 'CAD')",
                "insert into ledger.posting (id, posting_key, kind, reference, occurred_at,"
                        + " content) values (uuidv7(), 'x', 'x', 'x', now(), '')",
                "insert into ledger.entry (posting, account, currency, kind, amount_minor)"
                        + " values (uuidv7(), 1, 'CAD', 'x', 1)",
                "update ledger.entry set amount_minor = 1",
                "delete from ledger.entry",
                "truncate ledger.entry, ledger.posting, ledger.account",
                "update ledger.entries set amount_minor = 1",
                "select * from ledger.entry",
                "select ledger.open_posting('k', 'k', now(), 'r', null, 'c')",
                "select ledger.guard_transfer(uuidv7())",
                "alter table ledger.entry disable trigger all",
                "drop trigger entries_balanced on ledger.entry",
                "create or replace function ledger.check_posting() returns trigger language sql as"
                        + " 'select 1'"
            })
    void theApplicationCannotTouchTheTables(String attack) {
        assertThatThrownBy(() -> app.createStatement().execute(attack))
                .isInstanceOf(SQLException.class)
                .satisfies(failure ->
                        assertThat(((SQLException) failure).getSQLState())
                                .isIn(NOT_ALLOWED, "55000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.entry set amount_minor = amount_minor",
                "delete from ledger.posting",
                "truncate ledger.entry cascade",
                "update ledger.account set currency = 'EUR'"
            })
    void notEvenTheOwnerChangesThePast(String attack) throws SQLException {
        sale("owner:" + attack, 100);
        try (Connection owner = database.owner()) {
            refused("BL004", () -> owner.createStatement().execute(attack));
        }
    }

    @Test
    void aPostingIsClosedWhenItsTransactionEnds() throws SQLException {
        String posting = sale("closed", 100);
        try (Connection owner = database.owner()) {
            refused(
                    "BL004",
                    () ->
                            owner.createStatement()
                                    .execute(
                                            "insert into ledger.entry (posting, account, currency,"
                                                    + " kind, amount_minor)"
                                                    + " select '%s', id, currency, 'X', s from ledger.account, (values (5), (-5)) v (s) where id = 1"
                                                            .formatted(posting)));
        }
    }

    @Test
    void entriesMustBalancePerCurrency() {
        refused("BL003", () -> LedgerDatabase.post(app, "one", "X", clearing(1)));
        refused("BL003", () -> LedgerDatabase.post(app, "none", "X"));
        refused(
                "BL003",
                () ->
                        LedgerDatabase.post(
                                app,
                                "mixed",
                                "X",
                                "platform/CLEARING/100/CAD",
                                "city:city_a/PAYABLE/-100/EUR"));
    }

    @Test
    void imbalanceIsFoundAtOnceEvenIfSeveralPostingsShareATransaction() throws SQLException {
        app.setAutoCommit(false);
        sale("shared:1", 100);
        refused("BL003", () -> LedgerDatabase.post(app, "shared:2", "X", clearing(1)));
        app.rollback();
    }

    @Test
    void aReplayGivesTheFirstPostingAndOtherContentIsRefused() throws SQLException {
        String first = sale("replay", 100);
        assertThat(sale("replay", 100)).isEqualTo(first);
        assertThat(
                        LedgerDatabase.number(
                                app,
                                "select count(*) from ledger.entries where posting_key = 'replay'"))
                .isEqualTo(2);
        refused("BL001", () -> sale("replay", 101));
    }

    @Test
    void anEntryHasTheCurrencyOfItsAccount() throws SQLException {
        sale("currency", 100);
        try (Connection owner = database.owner()) {
            refused(
                    "23503",
                    () ->
                            owner.createStatement()
                                    .execute(
                                            "with p as (insert into ledger.posting (id,"
                                                    + " posting_key, kind, reference, occurred_at,"
                                                    + " content) values (uuidv7(), 'eur', 'X', 'x',"
                                                    + " now(), '') returning id) insert into"
                                                    + " ledger.entry (posting, account, currency, kind,"
                                                    + " amount_minor) select p.id, 1, 'EUR', 'X', s"
                                                    + " from p, (values (1), (-1)) v (s)"));
        }
    }

    @Test
    void badEntriesAreRefused() {
        refused("23514", () -> LedgerDatabase.post(app, "zero", "X", clearing(0)));
        refused("23514", () -> LedgerDatabase.post(app, "purpose", "X", "platform/MINE/1/CAD"));
        refused("23514", () -> LedgerDatabase.post(app, "party", "X", "me/TAX/1/CAD"));
        refused("22P02", () -> LedgerDatabase.post(app, "half", "X", "platform/TAX/1.5/CAD"));
    }

    @Test
    void aPostingIsReversedOnceAndThenAllIsZero() throws SQLException {
        String posting = sale("reversed", 4_711);
        reverse("reversal", posting);
        reverse("reversal", posting);
        assertThat(
                        LedgerDatabase.number(
                                app,
                                "select sum(amount_minor) from ledger.entries where account ="
                                        + " 'PAYABLE' and posting_key in ('reversed', 'reversal')"))
                .isZero();
        refused("23505", () -> reverse("again", posting));
        refused("P0002", () -> reverse("of-nothing", UUID.randomUUID().toString()));
    }

    private void reverse(String key, String posting) throws SQLException {
        app.createStatement()
                .execute("select ledger.reverse('%s', 'R', now(), '%s')".formatted(key, posting));
    }

    @Test
    void aTransferNeverTakesAPayableBelowZero() throws SQLException {
        LedgerDatabase.post(
                app, "guard:sale", "CAPTURE", clearing(100), "city:city_g/PAYABLE/-100/CAD");
        refused("BL002", () -> transfer(app, "guard:101", 101));
        transfer(app, "guard:60", 60);
        refused("BL002", () -> transfer(app, "guard:41", 41));
        transfer(app, "guard:40", 40);
    }

    private static void transfer(Connection connection, String key, long amount)
            throws SQLException {
        LedgerDatabase.post(
                connection,
                key,
                "TRANSFER",
                "city:city_g/PAYABLE/" + amount + "/CAD",
                transit(-amount));
    }

    @Test
    void twoTransfersAtOnceCannotBothTakeTheSameMoney() throws Exception {
        LedgerDatabase.post(
                app, "race:sale", "CAPTURE", clearing(100), "city:city_g/PAYABLE/-100/CAD");
        try (Connection other = database.application()) {
            app.setAutoCommit(false);
            transfer(app, "race:1", 100);
            var second =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    transfer(other, "race:2", 100);
                                } catch (SQLException refused) {
                                    assertThat(refused.getSQLState()).isEqualTo("BL002");
                                }
                            });
            assertThat(second.join(Duration.ofMillis(300))).isFalse();
            app.commit();
            second.join();
            app.setAutoCommit(true);
            assertThat(
                            LedgerDatabase.number(
                                    app,
                                    "select amount_minor from ledger.balances where party ="
                                            + " 'city:city_g' and account = 'PAYABLE'"))
                    .isZero();
        }
    }

    @Test
    void aSaleDoesNotWaitForATransfer() throws SQLException {
        LedgerDatabase.post(
                app, "hot:sale", "CAPTURE", clearing(10), "city:city_h/PAYABLE/-10/CAD");
        try (Connection other = database.application()) {
            app.setAutoCommit(false);
            LedgerDatabase.post(
                    app,
                    "hot:transfer",
                    "TRANSFER",
                    "city:city_h/PAYABLE/10/CAD",
                    "city:city_h/TRANSIT/-10/CAD");
            other.createStatement().execute("set lock_timeout = '500ms'");
            LedgerDatabase.post(
                    other, "hot:2", "CAPTURE", clearing(5), "city:city_h/PAYABLE/-5/CAD");
            app.commit();
        }
    }

    @Test
    void theViewsAgree() throws SQLException {
        sale("views", 42);
        assertThat(
                        LedgerDatabase.number(
                                app,
                                """
                                select count(*) from ledger.balances b where amount_minor <> coalesce((
                                    select sum(amount_minor) from ledger.entries e
                                    where (e.party, e.account, e.currency) = (b.party, b.account, b.currency)), 0)
                                """))
                .isZero();
    }
}
