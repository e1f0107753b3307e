package bourg.app.money;

import bourg.app.pages.NotHere;
import bourg.billing.ClosedMonth;
import bourg.billing.Posting;
import bourg.billing.PostingId;
import bourg.billing.Statement;
import bourg.billing.Statements;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One party's view of the ledger, by month and down to the posting. */
@Component
public class Books {
    private final Statements statements;

    Books(Statements statements) {
        this.statements = statements;
    }

    /** The month in the address, or the one we are in. */
    public static YearMonth month(@Nullable String text, ZoneId zone) {
        try {
            return text == null || text.isBlank() ? YearMonth.now(zone) : YearMonth.parse(text);
        } catch (DateTimeException notAMonth) {
            throw new NotHere();
        }
    }

    public Statement statement(Party party, Currency currency, ZoneId zone, YearMonth month) {
        return statements.of(party, currency, month, zone);
    }

    /** The closed statement of a month; null while the month can still change. */
    public @Nullable ClosedMonth closed(Party party, Currency currency, YearMonth month) {
        return statements.closed(party, currency, month).orElse(null);
    }

    /** What banks have yet to confirm. */
    public Money expected(Party party, Currency currency) {
        return statements.expected(party, currency);
    }

    /** The posting, if the party has a part in it. */
    public Posting posting(Party party, String id) {
        return PostingId.parse(id)
                .flatMap(statements::posting)
                .filter(posting -> posting.concerns(party))
                .orElseThrow(NotHere::new);
    }

    /**
     * What came in by sales and went back by refunds; what was sent out, or is in the till already,
     * does not count.
     */
    public static Money income(Statement statement) {
        return statement.lines().stream()
                .filter(line -> !line.kind().startsWith("TRANSFER"))
                .filter(line -> !line.detail().equals("COUNTER"))
                .map(Statement.Line::amount)
                .reduce(Money.zero(statement.opening().currency()), Money::plus);
    }

    /** Whether opening and lines make the closing that the ledger has. */
    public static boolean addsUp(Statement statement) {
        return statement.lines().stream()
                .map(Statement.Line::amount)
                .reduce(statement.opening(), Money::plus)
                .equals(statement.closing());
    }
}
