package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The statement of a party for a month that is over, as it was closed and as it stays. What was
 * recorded later of that month stands on the next one.
 */
public record ClosedMonth(
        UUID id,
        Party party,
        YearMonth month,
        Instant from,
        Instant until,
        Money opening,
        List<Group> groups,
        Money closing,
        Seal seal) {
    public ClosedMonth {
        groups = List.copyOf(groups);
    }

    /** What vouches for a statement: its own hash, and how far the ledger's chain had come. */
    public record Seal(Instant closedAt, String hash, long chainLength, String chainHash) {}

    /** All entries of one kind; positive amounts are owed to the party. */
    public record Group(String kind, String account, String detail, Money amount, long entries) {
        public Heading heading() {
            return Heading.of(kind, detail);
        }
    }

    /** Under what a group of entries stands on a statement. */
    public enum Heading {
        SALES,
        TAXES,
        FEES,
        REFUNDS,
        DISPUTES,
        TRANSFERS,
        /** What the city has in its till already. */
        COUNTER,
        OTHER;

        private static final Set<String> TAXES_BY_NAME =
                Set.of("GST", "QST", "HST", "PST", "RST", "VAT", "TAX");

        static Heading of(String kind, String detail) {
            if (kind.startsWith("TRANSFER")) {
                return TRANSFERS;
            }
            if (detail.equals("COUNTER")) {
                return COUNTER;
            }
            if (kind.startsWith("DISPUTE")) {
                return DISPUTES;
            }
            if (kind.startsWith("REFUND") || kind.equals("COUNTER_UNDONE")) {
                return REFUNDS;
            }
            if (!kind.equals("CAPTURE") && !kind.equals("COUNTER")) {
                return OTHER;
            }
            if (detail.endsWith("FEE")) {
                return FEES;
            }
            return TAXES_BY_NAME.contains(detail) ? TAXES : SALES;
        }
    }

    /** The sum under each heading, also of those under which nothing stands. */
    public List<Total> totals() {
        return Arrays.stream(Heading.values())
                .map(heading ->
                        new Total(
                                heading,
                                groups.stream()
                                        .filter(group -> group.heading() == heading)
                                        .map(Group::amount)
                                        .reduce(Money.zero(opening.currency()), Money::plus)))
                .toList();
    }

    /** The sum under a heading. */
    public record Total(Heading heading, Money amount) {}
}
