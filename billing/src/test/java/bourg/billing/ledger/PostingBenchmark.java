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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
    private static final long[] AMOUNTS = {11_499, -500, -998, -1_500, -7_501, -1_000, -363, 363};

    private static final String POSTING =
            "insert into raw.posting (id, posting_key, kind, reference, occurred_at, content)"
                    + " values (?, ?, 'CAPTURE', 'ordr_raw', now(), sha256(convert_to(?, 'UTF8')))";
    private static final String ENTRY =
            "insert into raw.entry (posting, account, currency, kind, amount_minor, provider_ref)"
                    + " values (?, ?, 'CAD', 'SHARE', ?, ?)";

    private final AtomicLong sales = new AtomicLong();
    private final LedgerDatabase database = new LedgerDatabase();

    PostingBenchmark() throws SQLException {}

    @Test
    void report() throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        layRawTables();
        try (HikariDataSource pool = pool()) {
            var ledger = new Ledger(JdbcClient.create(pool));
            var transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
            Slices.Operation ours =
                    () -> transactions.executeWithoutResult(_ -> ledger.post(sale()));
            Slices slices = Slices.thorough();
            for (int clients : new int[] {1, MANY}) {
                slices.shape("ours " + clients, clients, _ -> ours)
                        .shape("one call " + clients, clients, _ -> () -> rawInOneCall(pool))
                        .shape("statements " + clients, clients, _ -> () -> rawOneByOne(pool));
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

    private void rawInOneCall(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                var call = connection.prepareStatement("select raw.sale(?, ?, ?)")) {
            call.setString(1, "capture:" + sales.incrementAndGet());
            call.setObject(2, connection.unwrap(Connection.class).createArrayOf("int8", boxed()));
            call.setString(3, "ch_raw");
            call.executeQuery().close();
            connection.commit();
        }
    }

    private static Long[] boxed() {
        Long[] boxed = new Long[AMOUNTS.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = AMOUNTS[i];
        }
        return boxed;
    }

    private void rawOneByOne(HikariDataSource pool) throws SQLException {
        String key = "capture:" + sales.incrementAndGet();
        UUID id = UUID.randomUUID();
        try (Connection connection = pool.getConnection()) {
            try (PreparedStatement posting = connection.prepareStatement(POSTING)) {
                posting.setObject(1, id);
                posting.setString(2, key);
                posting.setString(3, key);
                posting.executeUpdate();
            }
            for (int i = 0; i < AMOUNTS.length; i++) {
                try (PreparedStatement entry = connection.prepareStatement(ENTRY)) {
                    entry.setObject(1, id);
                    entry.setLong(2, i + 1L);
                    entry.setLong(3, AMOUNTS[i]);
                    entry.setString(4, i == 0 ? "ch_raw" : null);
                    entry.executeUpdate();
                }
            }
            connection.commit();
        }
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

    /** The same tables with the same keys and indexes, and nothing that watches over them. */
    private void layRawTables() throws SQLException {
        try (Connection owner = database.superuser();
                var statement = owner.createStatement()) {
            statement.execute(
                    """
                    create schema raw;
                    create table raw.account (like ledger.account including all);
                    create table raw.posting (like ledger.posting including all);
                    create table raw.entry (like ledger.entry including all);
                    alter table raw.entry add foreign key (posting) references raw.posting (id);
                    alter table raw.entry add foreign key (account, currency) references raw.account (id, currency);
                    insert into raw.account (party, purpose, currency)
                        select 'city:' || n, 'PAYABLE', 'CAD' from generate_series(1, 8) n;
                    create function raw.sale(p_key text, p_amounts bigint[], p_charge text) returns uuid language plpgsql as $$
                    declare
                        v_id uuid := uuidv7();
                    begin
                        insert into raw.posting (id, posting_key, kind, reference, occurred_at, content)
                        values (v_id, p_key, 'CAPTURE', 'ordr_raw', now(), sha256(convert_to(p_key, 'UTF8')));
                        insert into raw.entry (posting, account, currency, kind, amount_minor, provider_ref)
                        select v_id, n, 'CAD', 'SHARE', a, case n when 1 then p_charge end
                        from unnest(p_amounts) with ordinality as u (a, n);
                        return v_id;
                    end $$;
                    grant usage on schema raw to federation_app;
                    grant select, insert on all tables in schema raw to federation_app;
                    """);
        }
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
