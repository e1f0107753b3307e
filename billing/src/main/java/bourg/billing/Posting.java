package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One balanced posting of the ledger with all its entries. */
public record Posting(
        PostingId id,
        String kind,
        String reference,
        Instant occurredAt,
        @Nullable PostingId reverses,
        List<Entry> entries) {
    public Posting {
        entries = List.copyOf(entries);
    }

    /** One entry: positive amounts are debits, negative ones credits. */
    public record Entry(
            Party party, String account, String kind, Money amount, @Nullable String providerRef) {}

    /** Tells whether the party has an entry here and so may see the posting. */
    public boolean concerns(Party party) {
        return entries.stream().anyMatch(entry -> entry.party().equals(party));
    }
}
