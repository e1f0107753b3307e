package bourg.billing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.trial.CityTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * How long the end of a month takes: a report and no gate. Run it by name; {@code
 * bourg.benchmark.parties} and {@code bourg.benchmark.orders} set the size.
 */
@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class MonthEndBenchmark {
    private static final int PARTIES = Integer.getInteger("bourg.benchmark.parties", 1_000);
    private static final int ORDERS = Integer.getInteger("bourg.benchmark.orders", 1_000_000);

    @Autowired MonthEnd monthEnd;
    @Autowired Environment settings;

    @Test
    void closesAMonth() throws SQLException {
        Instant begin = Instant.now();
        seed();
        Instant seeded = Instant.now();
        MonthEnd.Outcome outcome = monthEnd.run(Instant.parse("2025-04-02T00:00:00Z"));
        Instant closed = Instant.now();
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.closed()).isEqualTo(PARTIES);
        System.out.printf(
                "%,d parties, %,d orders, %,d entries: seeded in %d ms, month closed in %d ms%n",
                PARTIES,
                ORDERS,
                5L * ORDERS,
                Duration.between(begin, seeded).toMillis(),
                Duration.between(seeded, closed).toMillis());
    }

    /** As if the sales had been posted and rolled up one by one; only the hashes are made up. */
    private void seed() throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(
                                settings.getRequiredProperty("bourg.federation.url"),
                                settings.getRequiredProperty("bourg.federation.owner-username"),
                                settings.getRequiredProperty("bourg.federation.owner-password"));
                var statement = owner.createStatement()) {
            for (String sql : SEED) {
                statement.execute(
                        sql.replace(":parties", String.valueOf(PARTIES))
                                .replace(":orders", String.valueOf(ORDERS)));
            }
        }
    }

    private static final String[] SEED = {
        "alter table ledger.posting disable trigger user",
        "alter table ledger.entry disable trigger user",
        "alter table ledger.entry drop constraint entry_posting_fkey",
        "alter table ledger.entry drop constraint entry_account_currency_fkey",
        "alter table ledger.link drop constraint link_posting_fkey",
        "alter table ledger.line drop constraint line_account_fkey",
        "alter table ledger.line drop constraint line_entry_fkey",
        """
        insert into ledger.account (party, purpose, currency)
        select 'partner:prtn_' || lpad(n::text, 26, '0'), purpose, 'CAD'
        from generate_series(1, :parties) n, unnest(array['PAYABLE', 'TAX']) purpose
        union all select 'platform', 'CLEARING', 'CAD'
        """,
        "analyze ledger.account",
        """
        insert into ledger.posting (id, posting_key, kind, reference, occurred_at, recorded_at, content)
        select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'bench:' || n, 'CAPTURE', 'ordr_' || n,
            timestamptz '2025-03-01 00:00:00+00' + n * (interval '31 days' / (:orders + 1)), now(), '\\x00'
        from generate_series(1, :orders) n
        """,
        """
        insert into ledger.entry (posting, account, currency, kind, amount_minor)
        select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
            case when s.purpose = 'CLEARING' then clearing.id else a.id end, 'CAD', s.kind, s.minor
        from generate_series(1, :orders) n
        cross join (values ('CLEARING', 'CHARGE', 11498), ('TAX', 'GST', -1498), ('PAYABLE', 'SHARE', -10000),
            ('CLEARING', 'CARD_FEE', -360), ('PAYABLE', 'CARD_FEE', 360)) s (purpose, kind, minor)
        left join ledger.account a on a.party = 'partner:prtn_' || lpad((n % :parties + 1)::text, 26, '0')
            and a.purpose = s.purpose
        cross join (select id from ledger.account where purpose = 'CLEARING' and currency = 'CAD' limit 1) clearing
        """,
        """
        insert into ledger.link (number, posting, hash)
        select n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, sha256(n::text::bytea)
        from generate_series(1, :orders) n
        """,
        """
        insert into ledger.line (account, number, entry, balance_minor)
        select account, row_number() over by_account, id, sum(amount_minor) over by_account
        from ledger.entry window by_account as (partition by account order by id rows unbounded preceding)
        """,
        "analyze ledger.account, ledger.posting, ledger.entry, ledger.link, ledger.line",
    };
}
