package bourg.billing.ledger;

import bourg.billing.Posting;
import bourg.billing.PostingId;
import bourg.billing.Statement;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the ledger through its views. */
@Component
public class Entries {
    /** What a statement is about: all that a party earns, owes or is owed. */
    private static final String OWED =
            " from ledger.entries where party = :party and currency = :currency"
                    + " and account in ('PAYABLE', 'TAX', 'REVENUE', 'CARD_FEES')";

    private final JdbcClient federation;

    Entries(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** What the party is owed by everything that happened before an instant. */
    public Money owed(Party party, Currency currency, Instant before) {
        long minor =
                federation
                        .sql(
                                "select coalesce(-sum(amount_minor), 0)::bigint"
                                        + OWED
                                        + " and occurred_at < :before")
                        .param("party", party.toString())
                        .param("currency", currency.getCurrencyCode())
                        .param("before", before.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single();
        return new Money(minor, currency);
    }

    /** What the party will be owed once banks have confirmed it; counted nowhere else. */
    public Money expected(Party party, Currency currency) {
        long minor =
                federation
                        .sql(
                                "select coalesce(-sum(amount_minor), 0)::bigint from ledger.pending_balances"
                                        + " where party = ? and currency = ?"
                                        + " and account in ('PAYABLE', 'TAX', 'REVENUE')")
                        .params(party.toString(), currency.getCurrencyCode())
                        .query(Long.class)
                        .single();
        return new Money(minor, currency);
    }

    public List<Statement.Line> lines(Party party, Currency currency, Instant from, Instant until) {
        return federation
                .sql(
                        "select occurred_at, account, kind, posting_kind, reference, posting, amount_minor, currency"
                                + OWED
                                + " and occurred_at >= :from and occurred_at < :until order by occurred_at, id")
                .param("party", party.toString())
                .param("currency", currency.getCurrencyCode())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, _) -> line(row))
                .list();
    }

    private static Statement.Line line(ResultSet row) throws SQLException {
        return new Statement.Line(
                instant(row),
                row.getString("account"),
                row.getString("posting_kind"),
                row.getString("kind"),
                row.getString("reference"),
                new PostingId(row.getObject("posting", UUID.class)),
                money(row).negated());
    }

    public Optional<Posting> posting(PostingId id) {
        List<Posting.Entry> entries =
                federation
                        .sql("select * from ledger.entries where posting = ? order by id")
                        .param(id.value())
                        .query((row, _) -> entry(row))
                        .list();
        return federation
                .sql(
                        "select posting_kind, reference, occurred_at, reverses from ledger.entries"
                                + " where posting = ? limit 1")
                .param(id.value())
                .query((row, _) -> posting(id, row, entries))
                .optional();
    }

    private static Posting posting(PostingId id, ResultSet row, List<Posting.Entry> entries)
            throws SQLException {
        UUID reverses = row.getObject("reverses", UUID.class);
        return new Posting(
                id,
                row.getString("posting_kind"),
                row.getString("reference"),
                instant(row),
                reverses == null ? null : new PostingId(reverses),
                entries);
    }

    private static Posting.Entry entry(ResultSet row) throws SQLException {
        return new Posting.Entry(
                Party.parse(row.getString("party")).orElseThrow(),
                row.getString("account"),
                row.getString("kind"),
                money(row),
                row.getString("provider_ref"));
    }

    /** What the ledger says lies with the provider, summed per provider object and currency. */
    public Map<ClearedObject, Long> clearing() {
        Map<ClearedObject, Long> sums = new LinkedHashMap<>();
        federation
                .sql(
                        "select provider_ref, currency, sum(amount_minor)::bigint as amount_minor"
                                + " from ledger.entries where account = 'CLEARING'"
                                + " group by provider_ref, currency order by provider_ref")
                .query(row -> {
                    sums.put(
                            new ClearedObject(
                                    String.valueOf(row.getString("provider_ref")),
                                    row.getString("currency")),
                            row.getLong("amount_minor"));
                });
        return sums;
    }

    /** A provider's object in a currency. */
    public record ClearedObject(String providerRef, String currency) {
        /** By name, then currency. */
        public static final Comparator<ClearedObject> ORDER =
                Comparator.comparing(ClearedObject::providerRef)
                        .thenComparing(ClearedObject::currency);
    }

    private static Money money(ResultSet row) throws SQLException {
        return Money.of(row.getLong("amount_minor"), row.getString("currency"));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("occurred_at", OffsetDateTime.class).toInstant();
    }
}
