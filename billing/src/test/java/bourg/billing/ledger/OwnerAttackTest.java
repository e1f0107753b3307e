package bourg.billing.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who owns the tables and writes rows by hand is held to the same rules, statement by statement.
 */
class OwnerAttackTest {
    private static final String ENTRIES =
            "insert into ledger.entry (posting, account, currency, kind, amount_minor) ";

    private Connection owner;
    private Statement statement;

    @BeforeEach
    void openAPosting() throws SQLException {
        var database = new LedgerDatabase();
        try (Connection app = database.application()) {
            LedgerDatabase.post(
                    app,
                    "sale",
                    "CAPTURE",
                    "platform/CLEARING/100/CAD",
                    "city:city_a/PAYABLE/-100/CAD");
        }
        owner = database.owner();
        owner.setAutoCommit(false);
        statement = owner.createStatement();
        statement.execute(
                "insert into ledger.posting (id, posting_key, kind, reference, occurred_at, content)"
                        + " values (uuidv7(), 'by hand', 'X', 'x', now(), '')");
    }

    @AfterEach
    void close() throws SQLException {
        owner.rollback();
        owner.close();
    }

    private void refused(String state, String attack) {
        assertThatThrownBy(() -> statement.execute(attack))
                .isInstanceOf(SQLException.class)
                .hasFieldOrPropertyWithValue("SQLState", state);
    }

    private static String byHand(String values) {
        return ENTRIES
                + "select p.id, v.account, v.currency, 'X', v.minor from ledger.posting p,"
                + " (values "
                + values
                + ") v (account, currency, minor) where p.posting_key = 'by hand'";
    }

    @Test
    void aStatementThatWouldBeBalancedByTheNextOneIsRefused() {
        refused("BL003", byHand("(1, 'CAD', 5)"));
    }

    @Test
    void balancedInSumButNotPerCurrencyIsRefused() {
        refused("BL003", byHand("(1, 'CAD', 5), (2, 'EUR', -5)"));
    }

    @Test
    void anEntryNeedsAnAccountOfItsCurrency() {
        refused("23503", byHand("(1, 'EUR', 5), (2, 'EUR', -5)"));
    }

    @Test
    void anEntryNeedsItsPosting() {
        refused(
                "23503",
                ENTRIES
                        + "select gen.id, v.account, 'CAD', 'X', v.minor from (select uuidv7() as id offset 0) gen, (values (1, 5), (2, -5)) v (account, minor)");
    }
}
