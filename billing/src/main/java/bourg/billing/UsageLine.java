package bourg.billing;

import bourg.marketplace.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subject used in a month and what it costs. The first line is made when the month is over;
 * a later one corrects it by what came late, and its amount is the difference.
 */
public record UsageLine(
        UsageLineId id,
        Meter meter,
        String subject,
        YearMonth month,
        Rated rated,
        Proof proof,
        Quantities quantities,
        Money amount) {
    /** Which round made it, by which card and agreement, and which line it corrects. */
    public record Rated(
            int round, int card, @Nullable Integer agreement, @Nullable UsageLineId corrects) {}

    /** Its events, and the head of their chain once it is sealed. */
    public record Proof(long events, Instant firstAt, Instant lastAt, @Nullable String head) {}

    /**
     * What this line adds; then the month as a whole up to it: its quantity, what each tier costs
     * in decimals of the minor unit, and the total after flat part, minimum, cap and rounding.
     */
    public record Quantities(
            BigDecimal added, BigDecimal whole, List<BigDecimal> tiers, Money total) {
        public Quantities {
            tiers = List.copyOf(tiers);
        }
    }

    public boolean isCorrection() {
        return rated.round() > 1;
    }
}
