package bourg.billing;

import bourg.marketplace.Party;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What each party is owed, read from the ledger line by line. */
@Component
public class Statements {
    public Statement of(Party party, Currency currency, YearMonth month, ZoneId zone) {
        return of(
                party,
                currency,
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    /** The lines from the first instant to before the second. */
    public Statement of(Party party, Currency currency, Instant from, Instant until) {
        throw new UnsupportedOperationException("not yet");
    }

    /** A posting with the entries of all parties. */
    public Optional<Posting> posting(PostingId id) {
        throw new UnsupportedOperationException("not yet");
    }
}
