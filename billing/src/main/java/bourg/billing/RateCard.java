package bourg.billing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the use of a month costs, from one month on and until another begins. */
public record RateCard(int version, YearMonth from, @Nullable YearMonth until, Prices prices) {
    /**
     * The amounts in the minor unit: the flat part is added to the tiers, then minimum and cap
     * hold, then the sum is rounded once, half away from zero.
     */
    public record Prices(
            long flatMinor, long minimumMinor, @Nullable Long capMinor, List<Tier> tiers) {
        public Prices {
            tiers = List.copyOf(tiers);
        }
    }

    /** A price per unit, in decimals of the minor unit, for what lies below a quantity. */
    public record Tier(@Nullable BigDecimal upTo, BigDecimal unitPrice) {}
}
