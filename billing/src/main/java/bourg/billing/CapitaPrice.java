package bourg.billing;

import bourg.marketplace.AdoptionId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a city pays for each inhabitant for a service that is free for people, in decimals of the
 * minor unit, from a month on and until another begins.
 */
public record CapitaPrice(
        AdoptionId adoption, Per per, Price price, YearMonth from, @Nullable YearMonth until) {
    /** What the price is for; a year is charged in twelfths. */
    public enum Per {
        MONTH,
        YEAR
    }

    /** An exact amount. */
    public record Price(BigDecimal unit, Currency currency) {}
}
