package bourg.billing.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The rows of a sale's posting written raw, to measure our own way against: the same tables with
 * the same keys and indexes, and nothing that watches over them.
 */
public final class RawPostings {
    private static final long[] AMOUNTS = {11_499, -500, -998, -1_500, -7_501, -1_000, -363, 363};

    private static final String POSTING =
            "insert into raw.posting (id, posting_key, kind, reference, occurred_at, content)"
                    + " values (?, ?, 'CAPTURE', 'ordr_raw', now(), sha256(convert_to(?, 'UTF8')))";
    private static final String ENTRY =
            "insert into raw.entry (posting, account, currency, kind, amount_minor, provider_ref)"
                    + " values (?, ?, 'CAD', 'SHARE', ?, ?)";

    private final AtomicLong sales = new AtomicLong();

    /** One call to the database. */
    public void inOneCall(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                var call = connection.prepareStatement("select raw.sale(?, ?, ?)")) {
            call.setString(1, "capture:" + sales.incrementAndGet());
            call.setObject(2, connection.unwrap(Connection.class).createArrayOf("int8", boxed()));
            call.setString(3, "ch_raw");
            call.executeQuery().close();
            connection.commit();
        }
    }

    /** As many statements as there are rows, in one transaction. */
    public void oneByOne(DataSource pool) throws SQLException {
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

    /** Makes the tables beside the ledger's own, for the application to write. */
    public static void layTables(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(
                    """
                    drop schema if exists raw cascade;
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

    private static Long[] boxed() {
        return Arrays.stream(AMOUNTS).boxed().toArray(Long[]::new);
    }
}
