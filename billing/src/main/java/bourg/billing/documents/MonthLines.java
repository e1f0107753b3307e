package bourg.billing.documents;

import bourg.billing.ClosedMonth;
import bourg.billing.PostingId;
import bourg.billing.Statement;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The single entries behind a statement. */
@Component
public class MonthLines {
    private static final String LINES =
            "select e.occurred_at, e.account, e.kind, e.posting_kind, e.reference, e.posting, e.amount_minor, e.currency"
                    + " from ledger.entries e left join ledger.chain c on c.posting = e.posting"
                    + " where e.party = :party and e.currency = :currency"
                    + " and e.account in ('PAYABLE', 'TAX', 'REVENUE', 'CARD_FEES')"
                    + " and e.occurred_at < :until"
                    + " and (:last::bigint is null or c.number <= :last::bigint)"
                    + " and (:before::timestamptz is null or e.occurred_at >= :before::timestamptz"
                    + " or c.number is null or c.number > :first::bigint)"
                    + " order by e.occurred_at, e.id";

    private final JdbcClient federation;

    MonthLines(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Exactly the entries that the closed month was made of. */
    public List<Statement.Line> of(ClosedMonth month, @Nullable ClosedMonth before) {
        return lines(
                month.party(),
                month.opening().currency(),
                month.until(),
                month.seal().chainLength(),
                before);
    }

    /** The entries until an instant that are not on the closed month before it. */
    public List<Statement.Line> since(
            Party party, Currency currency, Instant until, ClosedMonth before) {
        return lines(party, currency, until, null, before);
    }

    private List<Statement.Line> lines(
            Party party,
            Currency currency,
            Instant until,
            @Nullable Long last,
            @Nullable ClosedMonth before) {
        return federation
                .sql(LINES)
                .param("party", party.toString())
                .param("currency", currency.getCurrencyCode())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("last", last, Types.BIGINT)
                .param(
                        "before",
                        before == null ? null : before.until().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("first", before == null ? null : before.seal().chainLength(), Types.BIGINT)
                .query((row, _) -> line(row))
                .list();
    }

    private static Statement.Line line(ResultSet row) throws SQLException {
        return new Statement.Line(
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("account"),
                row.getString("posting_kind"),
                row.getString("kind"),
                row.getString("reference"),
                new PostingId(row.getObject("posting", UUID.class)),
                Money.of(row.getLong("amount_minor"), row.getString("currency")).negated());
    }
}
