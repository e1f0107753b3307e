package bourg.marketplace;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Writes amounts inside sentences; they never break over two lines. */
final class Amounts {
    private static final char NO_BREAK = '\u00a0';

    private Amounts() {}

    static String french(Money amount) {
        return written(amount, Locale.CANADA_FRENCH);
    }

    static String english(Money amount) {
        return written(amount, Locale.CANADA);
    }

    private static String written(Money amount, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        int digits = amount.currency().getDefaultFractionDigits();
        format.setCurrency(amount.currency());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(amount.amountMinor(), digits))
                .replace(' ', NO_BREAK);
    }
}
