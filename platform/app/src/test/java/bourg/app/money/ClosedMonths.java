package bourg.app.money;

import bourg.billing.ClosedMonth;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** A closed month to show. */
public final class ClosedMonths {
    private ClosedMonths() {}

    public static ClosedMonth of(Party party) {
        return new ClosedMonth(
                new UUID(0, 1),
                party,
                YearMonth.of(2026, 10),
                Instant.parse("2026-10-01T04:00:00Z"),
                Instant.parse("2026-11-01T04:00:00Z"),
                Money.of(-1_234, "CAD"),
                List.of(
                        group("CAPTURE", "PAYABLE", "SHARE", 103_480),
                        group("CAPTURE", "TAX", "QST", 9_975),
                        group("CAPTURE", "PAYABLE", "CARD_FEE", -330),
                        group("REFUND", "PAYABLE", "SHARE", -1_000),
                        group("UNHEARD_OF", "PAYABLE", "<b>", 1)),
                Money.of(110_892, "CAD"),
                new ClosedMonth.Seal(
                        Instant.parse("2026-11-01T10:00:00Z"),
                        "ab".repeat(32),
                        4_711,
                        "cd".repeat(32)));
    }

    private static ClosedMonth.Group group(String kind, String account, String detail, long minor) {
        return new ClosedMonth.Group(kind, account, detail, Money.of(minor, "CAD"), 12);
    }
}
