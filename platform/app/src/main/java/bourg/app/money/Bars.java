package bourg.app.money;

import bourg.app.pages.Page;
import bourg.billing.Income;
import bourg.marketplace.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** A figure: bars that are drawn as SVG, and the same numbers as a table beside it. */
public record Bars(String id, String title, String column, List<Bar> bars) {
    /** The length of the longest bar, in units of the drawing. */
    private static final int LONGEST = 320;

    public Bars {
        bars = List.copyOf(bars);
    }

    /** One bar: its name, what it stands for, and how long it is. */
    public record Bar(String label, String amount, String percent, int length) {}

    /** A figure of slices; what is below zero has no length, its number tells. */
    public static <K> Bars of(
            Page page, String id, List<Income.Slice<K>> slices, Function<K, String> label) {
        long most =
                slices.stream()
                        .map(Income.Slice::amount)
                        .mapToLong(Money::amountMinor)
                        .max()
                        .orElse(0);
        return new Bars(
                id,
                page.text("console.income.by." + id),
                page.text("console.income.column." + id),
                slices.stream()
                        .map(slice ->
                                new Bar(
                                        label.apply(slice.of()),
                                        page.money(slice.amount()),
                                        page.percent(BigDecimal.valueOf(slice.points(), 2)),
                                        length(slice.amount().amountMinor(), most)))
                        .toList());
    }

    private static int length(long amount, long most) {
        return most <= 0 || amount <= 0
                ? 0
                : Math.max(1, Math.toIntExact(Math.multiplyExact(amount, LONGEST) / most));
    }

    /** What somebody hears who does not see the bars. */
    public String description(Page page) {
        return bars.stream()
                .filter(bar -> bar.length() == LONGEST)
                .findFirst()
                .map(bar -> page.text("console.income.most", bar.label(), bar.amount()))
                .orElseGet(() -> page.text("console.income.nothing"));
    }
}
