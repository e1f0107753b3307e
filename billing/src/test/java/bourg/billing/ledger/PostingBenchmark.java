package bourg.billing.ledger;

import bourg.billing.ledger.LedgerAccount.Purpose;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.testing.Slices;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A sale's posting (tax, fee, three parties, one hot city and the hot platform) through our own
 * code, against the same rows written raw: in one call, and one statement at a time. A report, not
 * a test.
 */
class PostingBenchmark {
    private static final int ROUNDS = Integer.getInteger("bourg.bench.rounds", 5);
    private static final int MANY = 32;
    private static final Currency CAD = Currency.getInstance("CAD");
    private static final Party CITY = Party.city(CityId.next());
    private static final Party PARTNER = Party.partner(PartnerId.next());

    private final AtomicLong sales = new AtomicLong();
    private final LedgerDatabase database = new LedgerDatabase();
    private final RawPostings raw = new RawPostings();

    PostingBenchmark() throws SQLException {}

    @Test
    void report() throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try (Connection owner = database.superuser()) {
            RawPostings.layTables(owner);
        }
        try (HikariDataSource pool = pool()) {
            var ledger = new Ledger(JdbcClient.create(pool));
            var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
            Slices.Operation ours =
                    () -> transactions.executeWithoutResult(_ -> ledger.post(sale()));
            Slices slices = Slices.thorough();
            for (int clients : new int[] {1, MANY}) {
                slices.shape("ours " + clients, clients, _ -> ours)
                        .shape("one call " + clients, clients, _ -> () -> raw.inOneCall(pool))
                        .shape("statements " + clients, clients, _ -> () -> raw.oneByOne(pool));
            }
            say(slices.run(ROUNDS));
        }
    }

    private Draft sale() {
        String order = "ordr_" + sales.incrementAndGet();
        String charge = "ch_" + order;
        return new Draft("capture:" + order, "CAPTURE", Instant.now(), order, CAD)
                .debit(LedgerAccount.CLEARING, "CHARGE", 11_499, charge)
                .credit(LedgerAccount.taxOf(PARTNER), "GST", 500)
                .credit(LedgerAccount.taxOf(PARTNER), "QST", 998)
                .credit(LedgerAccount.shareOf(CITY), "SHARE", 1_500)
                .credit(LedgerAccount.shareOf(PARTNER), "SHARE", 7_501)
                .credit(new LedgerAccount(Party.platform(), Purpose.REVENUE), "SHARE", 1_000)
                .credit(LedgerAccount.CLEARING, "CARD_FEE", 363, charge)
                .debit(LedgerAccount.shareOf(PARTNER), "CARD_FEE", 363);
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername("federation_app");
        config.setPassword(LedgerDatabase.PASSWORD);
        config.setMaximumPoolSize(MANY);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    @SuppressWarnings("SystemOut") // a program that reports
    private static void say(Map<String, Slices.Result> results) {
        results.forEach((name, result) -> System.out.println(name + ": " + result));
        for (int clients : new int[] {1, MANY}) {
            Slices.Result ours = taken(results, "ours " + clients);
            System.out.printf(
                    Locale.ROOT,
                    "%d clients: %.2f of raw in one call, %.2f of raw one by one%n",
                    clients,
                    ours.against(taken(results, "one call " + clients)),
                    ours.against(taken(results, "statements " + clients)));
        }
        System.out.printf(
                Locale.ROOT,
                "32 clients against 1: %.2f%n",
                taken(results, "ours " + MANY).against(taken(results, "ours 1")));
    }

    private static Slices.Result taken(Map<String, Slices.Result> results, String name) {
        Slices.Result result = results.get(name);
        if (result == null) {
            throw new IllegalStateException(name);
        }
        return result;
    }
}
