package bourg.app.console;

import bourg.app.portal.Samples;
import bourg.billing.Meter;
import bourg.billing.MeterId;
import bourg.billing.UsageDivision;
import bourg.billing.UsageEvent;
import bourg.billing.UsageLine;
import bourg.billing.UsageLineId;
import bourg.billing.UsageMonth;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Money;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.Slice;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of usage: empty and full, sealed and not, with and without an agreement. */
public final class UsageShown {
    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final Localized TEXT = new Localized("Eau <b>froide</b>", "Cold <b>water</b>");
    private static final Meter METER =
            new Meter(
                    new MeterId(new UUID(1, 1)),
                    AdoptionId.next(),
                    Samples.CITY.id(),
                    new PartnerId(new UUID(1, 2)),
                    new Meter.Words("eau", TEXT, TEXT),
                    new Meter.Books(
                            Currency.getInstance("CAD"), Samples.CITY.timeZone(), Samples.NOW));

    private UsageShown() {}

    /** Views without the folder of their side, with their models. */
    public static Stream<Map.Entry<String, Map<String, Object>>> pages() {
        Slice<Meter> none = new Slice<>(List.of(), null);
        Money money = Money.of(123, "CAD");
        var division =
                new UsageDivision(
                        money, List.of(new UsageDivision.Share(Party.platform(), "SHARE", money)));
        return Stream.of(
                Map.entry("usage", Map.of("meters", none)),
                Map.entry("usage", Map.of("meters", new Slice<>(List.of(METER), "more"))),
                Map.entry("usageMeter", meter(List.of(), List.of())),
                Map.entry(
                        "usageMeter",
                        meter(List.of(new UsageMonth(MONTH, 0, money, 3)), List.of())),
                Map.entry(
                        "usageMeter",
                        meter(
                                List.of(new UsageMonth(MONTH, 2, money, 0)),
                                List.of(line(1, null), line(2, "0".repeat(64))))),
                Map.entry("usageLine", line(line(1, null), null)),
                Map.entry("usageLine", line(line(2, "0".repeat(64)), division)));
    }

    private static Map<String, Object> meter(List<UsageMonth> months, List<UsageLine> lines) {
        return Map.of(
                "meter",
                METER,
                "months",
                months,
                "month",
                MONTH,
                "lines",
                new Slice<>(lines, lines.isEmpty() ? null : "more"));
    }

    private static Map<String, Object> line(UsageLine line, @Nullable UsageDivision division) {
        Map<String, Object> model = new HashMap<>();
        model.put("line", line);
        model.put(
                "events",
                new Slice<>(
                        List.of(new UsageEvent("<b>e</b>", Samples.NOW, new BigDecimal("12.5"))),
                        "more"));
        if (division != null) {
            model.put("division", division);
        }
        return model;
    }

    private static UsageLine line(int round, @Nullable String head) {
        return new UsageLine(
                new UsageLineId(new UUID(2, round)),
                METER,
                "<b>point</b>",
                MONTH,
                new UsageLine.Rated(
                        round, 1, null, round == 1 ? null : new UsageLineId(new UUID(2, 1))),
                new UsageLine.Proof(1, Samples.NOW, Samples.NOW, head),
                new UsageLine.Quantities(
                        new BigDecimal("12.5"),
                        new BigDecimal("12.5"),
                        List.of(BigDecimal.TEN),
                        Money.of(123, "CAD")),
                Money.of(123, "CAD"));
    }
}
