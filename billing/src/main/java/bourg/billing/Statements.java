package bourg.billing;

import bourg.billing.ledger.Entries;
import bourg.marketplace.Party;
import bourg.tenants.InFederation;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What each party is owed, read from the ledger line by line. */
@Component
public class Statements {
    private final Entries entries;

    Statements(Entries entries) {
        this.entries = entries;
    }

    /** A month as the party's clock tells it. */
    @InFederation(readOnly = true)
    public Statement of(Party party, Currency currency, YearMonth month, ZoneId zone) {
        return of(
                party,
                currency,
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
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

    /** A posting with the entries of all parties; show it only to those it concerns. */
    public Optional<Posting> posting(PostingId id) {
        return entries.posting(id);
    }
}
