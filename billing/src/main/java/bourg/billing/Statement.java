package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.time.Instant;
import java.util.List;

/** What a party was owed over a period: opening, every line, and a closing that is the ledger's. */
public record Statement(
        Party party, Instant from, Instant until, Money opening, List<Line> lines, Money closing) {
    public Statement {
        lines = List.copyOf(lines);
    }

    /**
     * One ledger entry as the party sees it: positive is owed to the party; `kind` is the
     * posting's, `detail` the entry's.
     */
    public record Line(
            Instant at,
            String account,
            String kind,
            String detail,
            String reference,
            PostingId posting,
            Money amount) {}
}
