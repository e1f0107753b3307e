package bourg.marketplace;

import bourg.tenants.Localized;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sales since a day brought each party, after refunds and card fees and without taxes, and
 * what they would have brought under other terms.
 */
public record Simulation(
        Basis basis, LocalDate since, int orders, int shortOrders, boolean all, List<Row> rows) {
    public Simulation {
        rows = List.copyOf(rows);
    }

    /** Which sales were looked at. */
    public enum Basis {
        SERVICE,
        CATEGORY,
        NONE
    }

    /** One party's money; whom not everybody knows has a name. */
    public record Row(Party party, @Nullable Localized name, Money before, Money after) {
        public Money difference() {
            return after.minus(before);
        }
    }
}
