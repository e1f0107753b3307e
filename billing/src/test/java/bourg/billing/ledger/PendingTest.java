package bourg.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected counts for nothing until it has come, and ends once. */
class PendingTest {
    private static final String CHARGE = "platform/CLEARING/100/CAD";
    private static final String SHARE = "city:city_p/PAYABLE/-100/CAD";

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
    void close() throws SQLException {
        app.close();
    }

    private void announce(String key, String... entries) throws SQLException {
        LedgerDatabase.call(app, "announce", key, "CAPTURE", entries);
    }

    private String post(String key, String... entries) throws SQLException {
        return LedgerDatabase.post(app, key, "CAPTURE", entries);
    }

    private void postPending(String key, String posting) throws SQLException {
        run("select ledger.post_pending('%s', '%s')".formatted(key, posting));
    }

    private void voidPending(String key) throws SQLException {
        run("select ledger.void_pending('%s', 'FAILED')".formatted(key));
    }

    private void run(String sql) throws SQLException {
        try (var statement = app.createStatement()) {
            statement.execute(sql);
        }
    }

    private long expected() throws SQLException {
        return LedgerDatabase.number(
                app,
                "select coalesce(sum(amount_minor), 0) from ledger.pending_balances where party ="
                        + " 'city:city_p'");
    }

    private static void refused(String state, ThrowingCallable attack) {
        assertThatThrownBy(attack)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo(state));
    }

    @Test
    void whatIsAnnouncedIsInNoBalanceAndThenItIs() throws SQLException {
        long before = entries();
        announce("p1", CHARGE, SHARE);
        announce("p1", CHARGE, SHARE);
        assertThat(expected()).isEqualTo(-100);
        assertThat(entries()).isEqualTo(before);
        refused("BL001", () -> announce("p1", CHARGE, "city:city_q/PAYABLE/-100/CAD"));
        String posting =
                post("p1", CHARGE, SHARE, "platform/CLEARING/-3/CAD", "city:city_p/PAYABLE/3/CAD");
        postPending("p1", posting);
        postPending("p1", posting);
        assertThat(expected()).isZero();
        assertThat(entries()).isEqualTo(before + 4);
        refused("BL004", () -> voidPending("p1"));
        refused("BL003", () -> postPending("p1", post("p1-other", CHARGE, "city:x/TAX/-100/CAD")));
    }

    private long entries() throws SQLException {
        return LedgerDatabase.number(app, "select count(*) from ledger.entries");
    }

    @Test
    void whatCameToNothingStaysNothing() throws SQLException {
        announce("p2", CHARGE, SHARE);
        voidPending("p2");
        voidPending("p2");
        assertThat(expected()).isZero();
        refused("BL004", () -> postPending("p2", post("p2", CHARGE, SHARE)));
    }

    @Test
    void aPostingThatSaysLessThanWasAnnouncedIsRefused() throws SQLException {
        announce("p3", CHARGE, SHARE);
        String less = post("p3", "platform/CLEARING/99/CAD", "city:city_p/PAYABLE/-99/CAD");
        refused("BL003", () -> postPending("p3", less));
        assertThat(expected()).isEqualTo(-100);
        voidPending("p3");
    }

    @Test
    void anAnnouncementBalancesAndIsNotEmpty() {
        refused("BL003", () -> announce("p4", CHARGE));
        refused("BL003", () -> announce("p5"));
        refused("23514", () -> announce("p6", "nobody/CLEARING/1/CAD", "platform/CLEARING/-1/CAD"));
    }

    @Test
    void nothingAnnouncedIsNothingToEnd() throws SQLException {
        voidPending("never");
        postPending("never", post("never", CHARGE, SHARE));
        assertThat(expected()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ledger.pending_end (pending, outcome, why) values (uuidv7(), 'VOIDED', 'x')",
                "update ledger.pending_entry set amount_minor = 1",
                "delete from ledger.pending",
                "truncate ledger.pending_end",
                "select ledger.end_pending(uuidv7(), 'VOIDED', null, 'x')"
            })
    void theApplicationOnlyCallsTheFunctions(String attack) {
        refused("42501", () -> run(attack));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.pending_entry set amount_minor = 1",
                "delete from ledger.pending_end",
                "truncate ledger.pending cascade"
            })
    void notEvenTheOwnerChangesThePast(String attack) throws SQLException {
        try (Connection owner = database.owner();
                var statement = owner.createStatement()) {
            refused("BL004", () -> statement.execute(attack));
        }
    }
}
