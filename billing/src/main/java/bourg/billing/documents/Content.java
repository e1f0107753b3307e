package bourg.billing.documents;

import bourg.billing.ClosedMonth;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** What a closed month says, in the one text that is kept and hashed. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonPropertyOrder({
    "party",
    "currency",
    "month",
    "from",
    "until",
    "opening_minor",
    "groups",
    "closing_minor",
    "chain_length",
    "chain_hash"
})
record Content(
        String party,
        String currency,
        String month,
        String from,
        String until,
        long openingMinor,
        List<Sum> groups,
        long closingMinor,
        long chainLength,
        String chainHash) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The entries of one kind in one account, owed to the party if positive. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonPropertyOrder({"kind", "account", "detail", "amount_minor", "entries"})
    record Sum(String kind, String account, String detail, long amountMinor, long entries) {}

    static Content parse(String text) {
        return JSON.readValue(text, Content.class);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    ClosedMonth closed(UUID id, Instant closedAt, String hash) {
        return new ClosedMonth(
                id,
                Party.parse(party).orElseThrow(),
                YearMonth.parse(month),
                Instant.parse(from),
                Instant.parse(until),
                Money.of(openingMinor, currency),
                groups.stream()
                        .map(sum ->
                                new ClosedMonth.Group(
                                        sum.kind,
                                        sum.account,
                                        sum.detail,
                                        Money.of(sum.amountMinor, currency),
                                        sum.entries))
                        .toList(),
                Money.of(closingMinor, currency),
                new ClosedMonth.Seal(closedAt, hash, chainLength, chainHash));
    }
}
