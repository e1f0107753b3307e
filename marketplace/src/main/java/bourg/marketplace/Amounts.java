package bourg.marketplace;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Writes amounts and percentages inside sentences; they never break over two lines. */
final class Amounts {
    private static final char NO_BREAK = '\u00a0';

    private Amounts() {}

    static String french(Money amount) {
        return written(amount, Locale.CANADA_FRENCH);
    }

    static String english(Money amount) {
        return written(amount, Locale.CANADA);
    }

    static String french(BasisPoints part) {
        return number(part).replace('.', ',') + NO_BREAK + "%";
    }

    static String english(BasisPoints part) {
        return number(part) + "%";
    }

    private static String number(BasisPoints part) {
        return BigDecimal.valueOf(part.value(), 2).stripTrailingZeros().toPlainString();
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
