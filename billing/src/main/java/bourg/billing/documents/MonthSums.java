package bourg.billing.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the ledger about many parties' months at once. */
@Component
class MonthSums {
    private static final String OWED = "('PAYABLE', 'TAX', 'REVENUE', 'CARD_FEES')";
    private static final String THESE =
            "(e.party, e.currency) in (select k ->> 0, k ->> 1 from jsonb_array_elements(:keys::jsonb) as k)";

    private final JdbcClient federation;

    MonthSums(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** How far a party's statements have come: the last one, or its first movement. */
    record Progress(
            Holder key,
            @Nullable YearMonth closed,
            @Nullable Instant closedUntil,
            long closingMinor,
            @Nullable Instant firstAt) {}

    /** How far the chain of postings has come. */
    record Cut(long length, String hash) {}

    /** What is being closed: the month, until when it lasts, and up to which posting. */
    record Closing(YearMonth month, Instant until, Cut cut) {}

    Cut cut() {
        return federation
                .sql(
                        "select number, encode(hash, 'hex') from ledger.chain order by number desc limit 1")
                .query((row, _) -> new Cut(row.getLong(1), row.getString(2)))
                .optional()
                .orElseGet(() -> new Cut(0, "0".repeat(64)));
    }

    List<Progress> progress() {
        return federation
                .sql(
                        """
                        select b.party, b.currency, last.month, last.until_at, last.closing_minor,
                            (select min(l.occurred_at) from ledger.lines l
                             where last.month is null and l.number = 1 and l.party = b.party and l.currency = b.currency
                                 and l.account in ('PAYABLE', 'TAX', 'REVENUE', 'CARD_FEES')) as first_at
                        from (select distinct party, currency from ledger.balances
                              where account in ('PAYABLE', 'TAX', 'REVENUE', 'CARD_FEES')) b
                        left join lateral (
                            select c.month, c.until_at, c.closing_minor from closed_month c
                            where c.party = b.party and c.currency = b.currency order by c.month desc limit 1) last on true
                        order by b.party, b.currency
                        """)
                .query((row, _) -> progress(row))
                .list();
    }

    private static Progress progress(ResultSet row) throws SQLException {
        LocalDate month = row.getObject("month", LocalDate.class);
        return new Progress(
                new Holder(row.getString("party"), row.getString("currency")),
                month == null ? null : YearMonth.from(month),
                instant(row, "until_at"),
                row.getLong("closing_minor"),
                instant(row, "first_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** The month's entries that no earlier statement has, summed by kind. */
    Map<Holder, List<Content.Sum>> groups(Set<Holder> keys, Closing closing) {
        Map<Holder, List<Content.Sum>> groups = new LinkedHashMap<>();
        federation
                .sql(
                        "select e.party, e.currency, e.posting_kind, e.account, e.kind,"
                                + " -sum(e.amount_minor)::bigint as amount_minor, count(*) as entries"
                                + " from ledger.entries e join ledger.chain c on c.posting = e.posting"
                                + " left join closed_month p on p.party = e.party and p.currency = e.currency and p.month = :before"
                                + " where e.account in "
                                + OWED
                                + " and "
                                + THESE
                                + " and c.number <= :length and e.occurred_at < :until"
                                + " and (p.id is null or e.occurred_at >= p.until_at or c.number > p.chain_length)"
                                + " group by e.party, e.currency, e.posting_kind, e.account, e.kind"
                                + " order by e.party, e.currency, e.posting_kind, e.account, e.kind")
                .param("keys", json(keys))
                .param("before", closing.month().minusMonths(1).atDay(1))
                .param("length", closing.cut().length())
                .param("until", closing.until().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    groups.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(sum(row));
                });
        return groups;
    }

    /** What each party is owed at the month's end, from the rolled-up balances: another way. */
    Map<Holder, Long> closings(Set<Holder> keys, Closing closing) {
        Map<Holder, Long> closings = new LinkedHashMap<>();
        federation
                .sql(
                        "with held as (select party, currency, sum(amount_minor) as amount_minor from ledger.rolled_up(:length) e"
                                + " where e.account in "
                                + OWED
                                + " and "
                                + THESE
                                + " group by party, currency),"
                                + " later as (select e.party, e.currency, sum(e.amount_minor) as amount_minor"
                                + " from ledger.entries e join ledger.chain c on c.posting = e.posting where e.account in "
                                + OWED
                                + " and "
                                + THESE
                                + " and e.occurred_at >= :until and c.number <= :length group by e.party, e.currency)"
                                + " select h.party, h.currency, (coalesce(l.amount_minor, 0) - h.amount_minor)::bigint as amount_minor"
                                + " from held h left join later l on l.party = h.party and l.currency = h.currency")
                .param("keys", json(keys))
                .param("length", closing.cut().length())
                .param("until", closing.until().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    closings.put(key(row), row.getLong("amount_minor"));
                });
        return closings;
    }

    private static Holder key(ResultSet row) throws SQLException {
        return new Holder(row.getString("party"), row.getString("currency"));
    }

    private static Content.Sum sum(ResultSet row) throws SQLException {
        return new Content.Sum(
                row.getString("posting_kind"),
                row.getString("account"),
                row.getString("kind"),
                row.getLong("amount_minor"),
                row.getLong("entries"));
    }

    private static String json(Set<Holder> keys) {
        return keys.stream()
                .map(key -> "[\"" + key.party() + "\",\"" + currency(key) + "\"]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String currency(Holder key) {
        return Currency.getInstance(key.currency()).getCurrencyCode();
    }
}
