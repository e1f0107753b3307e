package bourg.billing;

import bourg.billing.documents.ClosedMonths;
import bourg.billing.documents.MonthLines;
import bourg.billing.ledger.Entries;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.InFederation;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each party is owed, read from the ledger line by line. */
@Component
public class Statements {
    private final Entries entries;
    private final ClosedMonths months;
    private final MonthLines lines;

    Statements(Entries entries, ClosedMonths months, MonthLines lines) {
        this.entries = entries;
        this.months = months;
        this.lines = lines;
    }

    /**
     * A month as the party's clock tells it. One that is closed stays as it was closed, and what
     * was recorded of it later stands on the next one.
     */
    @InFederation(readOnly = true)
    public Statement of(Party party, Currency currency, YearMonth month, ZoneId zone) {
        ClosedMonth closed = months.find(party, currency, month).orElse(null);
        ClosedMonth before = months.find(party, currency, month.minusMonths(1)).orElse(null);
        if (closed != null) {
            return new Statement(
                    party,
                    closed.from(),
                    closed.until(),
                    closed.opening(),
                    lines.of(closed, before),
                    closed.closing());
        }
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        if (before == null) {
            return of(party, currency, month.atDay(1).atStartOfDay(zone).toInstant(), until);
        }
        return new Statement(
                party,
                before.until(),
                until,
                before.closing(),
                lines.since(party, currency, until, before),
                entries.owed(party, currency, until));
    }

    /** The statement of a month that is closed. */
    public Optional<ClosedMonth> closed(Party party, Currency currency, YearMonth month) {
        return months.find(party, currency, month);
    }

    /** A closed month of this party. */
    public Optional<ClosedMonth> closed(Party party, ClosedMonthId id) {
        return months.find(party, id.value());
    }

    /** The lines of a closed month in pieces; opening and lines give the closing exactly. */
    public Slice<Statement.Line> linesOf(ClosedMonth month, @Nullable String cursor, int limit) {
        ClosedMonth before =
                months.find(month.party(), month.opening().currency(), month.month().minusMonths(1))
                        .orElse(null);
        return lines.of(month, before, cursor, limit);
    }

    /** The closed months before this one, the latest first. */
    public List<ClosedMonth> closedBefore(Party party, Currency currency, YearMonth month) {
        return months.before(party, currency, month);
    }

    /** The file of a closed month: the same bytes whenever it is asked for in this language. */
    public KeptFile file(
            ClosedMonth month, String language, String mediaType, Supplier<byte[]> drawing) {
        return months.file(month, language, mediaType, drawing);
    }

    /** The lines from the first instant to before the second; opening and closing from the sums. */
    @InFederation(readOnly = true)
    public Statement of(Party party, Currency currency, Instant from, Instant until) {
        return new Statement(
                party,
                from,
                until,
                entries.owed(party, currency, from),
                entries.lines(party, currency, from, until),
                entries.owed(party, currency, until));
    }

    /** What the party is owed by all that happened before an instant. */
    public Money owed(Party party, Currency currency, Instant before) {
        return entries.owed(party, currency, before);
    }

    /** What the party will be owed once banks have confirmed it; on no statement yet. */
    public Money expected(Party party, Currency currency) {
        return entries.expected(party, currency);
    }

    /** A posting with the entries of all parties; show it only to those it concerns. */
    public Optional<Posting> posting(PostingId id) {
        return entries.posting(id);
    }
}
