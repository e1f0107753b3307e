package bourg.billing.documents;

import bourg.billing.ClosedMonth;
import bourg.billing.PostingId;
import bourg.billing.Statement;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.contract.Cursor;
import bourg.tenants.contract.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The single entries behind a statement. */
@Component
public class MonthLines {
    private static final String LINES =
            "select e.id, e.occurred_at, e.account, e.kind, e.posting_kind, e.reference, e.posting, e.amount_minor, e.currency"
                    + " from ledger.entries e left join ledger.chain c on c.posting = e.posting"
                    + " where e.party = :party and e.currency = :currency"
                    + " and e.account in ('PAYABLE', 'TAX', 'REVENUE', 'CARD_FEES')"
                    + " and e.occurred_at < :until"
                    + " and (:last::bigint is null or c.number <= :last::bigint)"
                    + " and (:before::timestamptz is null or e.occurred_at >= :before::timestamptz"
                    + " or c.number is null or c.number > :first::bigint)"
                    + " and (:entry::bigint is null or (e.occurred_at, e.id) > (:after::timestamptz, :entry::bigint))"
                    + " order by e.occurred_at, e.id limit :most";

    private final JdbcClient federation;

    /** A line, and the entry that it is of. */
    private record Found(long entry, Statement.Line line) {}

    /** The entry after which a piece begins, and how long the piece is; all of them if null. */
    private record Piece(@Nullable Instant after, @Nullable Long entry, @Nullable Integer most) {
        static final Piece ALL = new Piece(null, null, null);

        static Piece at(@Nullable String cursor, int most) {
            if (cursor == null) {
                return new Piece(null, null, most);
            }
            List<String> parts = Cursor.decode(cursor, 2);
            try {
                return new Piece(
                        Instant.parse(parts.getFirst()), Long.valueOf(parts.getLast()), most);
            } catch (DateTimeParseException | NumberFormatException notOurs) {
                throw Refusal.of(HttpStatus.BAD_REQUEST, "invalid_cursor").toProblem();
            }
        }
    }

    /**
     * The entries that are asked for: of whom, until when, and up to which posting of the chain.
     */
    private record Wanted(
            Party party, Currency currency, Instant until, @Nullable Long last, Piece piece) {}

    MonthLines(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Exactly the entries that the closed month was made of. */
    public List<Statement.Line> of(ClosedMonth month, @Nullable ClosedMonth before) {
        return all(wanted(month, Piece.ALL), before);
    }

    /** The same in pieces. */
    public Slice<Statement.Line> of(
            ClosedMonth month, @Nullable ClosedMonth before, @Nullable String cursor, int limit) {
        List<Found> found = found(wanted(month, Piece.at(cursor, limit + 1)), before);
        List<Statement.Line> lines = found.stream().limit(limit).map(Found::line).toList();
        if (found.size() <= limit) {
            return new Slice<>(lines, null);
        }
        return new Slice<>(
                lines, Cursor.encode(lines.getLast().at(), found.get(limit - 1).entry()));
    }

    private static Wanted wanted(ClosedMonth month, Piece piece) {
        return new Wanted(
                month.party(),
                month.opening().currency(),
                month.until(),
                month.seal().chainLength(),
                piece);
    }

    /** The entries until an instant that are not on the closed month before it. */
    public List<Statement.Line> since(
            Party party, Currency currency, Instant until, ClosedMonth before) {
        return all(new Wanted(party, currency, until, null, Piece.ALL), before);
    }

    private List<Statement.Line> all(Wanted wanted, @Nullable ClosedMonth before) {
        return found(wanted, before).stream().map(Found::line).toList();
    }

    private List<Found> found(Wanted wanted, @Nullable ClosedMonth before) {
        Piece piece = wanted.piece();
        return federation
                .sql(LINES)
                .param("party", wanted.party().toString())
                .param("currency", wanted.currency().getCurrencyCode())
                .param("until", wanted.until().atOffset(ZoneOffset.UTC))
                .param("last", wanted.last(), Types.BIGINT)
                .param(
                        "before",
                        before == null ? null : before.until().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("first", before == null ? null : before.seal().chainLength(), Types.BIGINT)
                .param("entry", piece.entry(), Types.BIGINT)
                .param(
                        "after",
                        piece.after() == null ? null : piece.after().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("most", piece.most(), Types.INTEGER)
                .query((row, _) -> new Found(row.getLong("id"), line(row)))
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
