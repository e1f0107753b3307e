package bourg.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Balances that follow behind the entries, and a chain that tells what was done to the past. */
class RollUpTest {
    private static final String ALL_ENTRIES = "select count(*) from ledger.entries";
    private static final String ALL_LINES = "select count(*) from ledger.lines";

    private LedgerDatabase database;
    private Connection app;

    @BeforeEach
    void open() throws SQLException {
        database = new LedgerDatabase();
        app = database.application();
    }

    @AfterEach
    void close() throws SQLException {
        app.close();
    }

    private void sale(Connection connection, String key, long amount) throws SQLException {
        LedgerDatabase.post(
                connection,
                key,
                "CAPTURE",
                "platform/CLEARING/" + amount + "/CAD",
                "city:city_a/PAYABLE/-" + amount + "/CAD");
    }

    private int rollUp(Connection connection, int most) throws SQLException {
        return (int) LedgerDatabase.number(connection, "select ledger.roll_up(%d)".formatted(most));
    }

    private List<String> faults(Connection connection) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select fault from ledger.verify()")) {
            while (rows.next()) {
                faults.add(rows.getString(1));
            }
        }
        return faults;
    }

    private long owed(Connection connection) throws SQLException {
        return LedgerDatabase.number(
                connection,
                "select -amount_minor from ledger.balances where party = 'city:city_a' and account"
                        + " = 'PAYABLE'");
    }

    @Test
    void everyEntryGetsItsNumberAndTheBalanceAfterIt() throws SQLException {
        sale(app, "a", 100);
        sale(app, "b", 20);
        sale(app, "c", 3);
        assertThat(rollUp(app, 2)).isEqualTo(2);
        assertThat(owed(app)).isEqualTo(123);
        assertThat(rollUp(app, 2)).isEqualTo(1);
        assertThat(rollUp(app, 2)).isZero();
        assertThat(owed(app)).isEqualTo(123);
        assertThat(
                        LedgerDatabase.number(
                                app,
                                "select sum(number * 1000 - balance_minor) from ledger.lines where"
                                        + " account = 'PAYABLE'"))
                .isEqualTo(6000 + 100 + 120 + 123);
        assertThat(faults(app)).isEmpty();
    }

    @Test
    void aRollUpThatIsCutOffLeavesWhatWasBefore() throws SQLException {
        sale(app, "a", 100);
        try (Connection killed = database.application()) {
            killed.setAutoCommit(false);
            assertThat(rollUp(killed, 10)).isEqualTo(1);
            assertThat(owed(app)).isEqualTo(100);
            sale(app, "meanwhile", 1);
            killed.abort(Runnable::run);
        }
        assertThat(LedgerDatabase.number(app, ALL_LINES)).isZero();
        assertThat(owed(app)).isEqualTo(101);
        assertThat(rollUp(app, 10)).isEqualTo(2);
        assertThat(faults(app)).isEmpty();
    }

    /** Four sellers and two that roll up at once: nothing is left out, nothing counted twice. */
    @Test
    void balancesAreTheSumsWhileEverybodyWrites() throws Exception {
        AtomicBoolean selling = new AtomicBoolean(true);
        List<Thread> sellers = new ArrayList<>();
        List<Thread> rollers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int seller = i;
            sellers.add(start(failures, connection -> sell(connection, seller)));
        }
        for (int i = 0; i < 2; i++) {
            rollers.add(
                    start(
                            failures,
                            connection -> {
                                while (selling.get()) {
                                    rollUp(connection, 7);
                                    assertThat(faults(connection)).isEmpty();
                                }
                            }));
        }
        for (Thread seller : sellers) {
            seller.join();
        }
        selling.set(false);
        for (Thread roller : rollers) {
            roller.join();
        }
        assertThat(failures).isEmpty();
        nothingIsLeftOut();
    }

    private void nothingIsLeftOut() throws SQLException {
        while (rollUp(app, 50) > 0) {
            assertThat(faults(app)).isEmpty();
        }
        assertThat(LedgerDatabase.number(app, ALL_LINES))
                .isEqualTo(LedgerDatabase.number(app, ALL_ENTRIES))
                .isEqualTo(400);
        assertThat(
                        LedgerDatabase.number(
                                app,
                                "select count(*) from (select account, count(*), max(number) from"
                                        + " ledger.lines group by 1) g where g.count <> g.max"))
                .isZero();
    }

    private void sell(Connection connection, int seller) throws SQLException {
        Random random = new Random(seller);
        for (int i = 0; i < 50; i++) {
            sale(connection, "sale-" + seller + "-" + i, 1 + random.nextInt(5_000));
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private Thread start(List<Throwable> failures, Work work) {
        return Thread.ofVirtual()
                .start(() -> {
                    try (Connection connection = database.application()) {
                        work.on(connection);
                    } catch (SQLException | AssertionError failure) {
                        synchronized (failures) {
                            failures.add(failure);
                        }
                    }
                });
    }

    @Test
    void aTransferIsHeldToWhatTheAccountHoldsBeforeAndAfterTheRollUp() throws SQLException {
        sale(app, "a", 100);
        rollUp(app, 10);
        sale(app, "b", 50);
        assertThatThrownBy(() -> transfer(151)).hasMessageContaining("below zero");
        transfer(150);
        assertThat(owed(app)).isZero();
        rollUp(app, 10);
        assertThatThrownBy(() -> transfer(1)).hasMessageContaining("below zero");
    }

    private void transfer(long amount) throws SQLException {
        LedgerDatabase.post(
                app,
                "transfer-" + amount,
                "TRANSFER",
                "city:city_a/PAYABLE/" + amount + "/CAD",
                "city:city_a/TRANSIT/-" + amount + "/CAD");
    }

    /** Somebody with all rights switches off what guards the past. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update ledger.posting set occurred_at = occurred_at - interval '1 month' where posting_key = 'b' | POSTING_CHANGED
                    update ledger.posting set reference = 'ordr_other' where posting_key = 'b'                       | POSTING_CHANGED
                    update ledger.entry set amount_minor = amount_minor * 2                                          | POSTING_CHANGED
                    update ledger.entry set provider_ref = 'ch_other' where id = 3                                   | POSTING_CHANGED
                    delete from ledger.link where number = 2                                                         | LINK_MISSING
                    delete from ledger.link where number = 3                                                         | POSTING_UNLINKED
                    update ledger.link set hash = sha256('x') where number = 2                                       | POSTING_CHANGED
                    update ledger.line set balance_minor = balance_minor + 1 where number = 3                        | BALANCE_WRONG
                    update ledger.line set balance_minor = balance_minor + 1 where number = 2                        | LINE_WRONG
                    delete from ledger.line where number = 1                                                         | LINE_WRONG
                    delete from ledger.unrolled                                                                      | POSTING_UNLINKED
                    delete from ledger.entry where posting = (select posting from ledger.link where number = 2)      | EMPTY
                    update ledger.entry set currency = 'EUR'                                                         | ENTRY_LOOSE
                    update ledger.entry set posting = uuidv7()                                                       | ENTRY_LOOSE
                    """)
    void whoChangesThePastIsFound(String attack, String fault) throws SQLException {
        sale(app, "a", 100);
        sale(app, "b", 20);
        sale(app, "c", 3);
        rollUp(app, 10);
        sale(app, "not yet rolled up", 4);
        assertThat(faults(app)).isEmpty();
        try (Connection superuser = database.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(attack);
        }
        assertThat(faults(app)).contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    insert into ledger.link values (1, uuidv7(), sha256('')) | 42501
                    insert into ledger.line values (1, 1, 1, 1)              | 42501
                    delete from ledger.unrolled                              | 42501
                    select ledger.said(uuidv7())                             | 42501
                    select ledger.balance_of(1)                              | 42501
                    """)
    void theApplicationWritesNothingHere(String attack, String state) {
        assertThatThrownBy(() -> app.createStatement().execute(attack))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(state));
    }
}
