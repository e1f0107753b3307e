package bourg.app.texts;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** How amounts, numbers and times are written in one language and time zone. */
public record Formats(Locale locale, ZoneId zone) {
    public static final ZoneId UTC = ZoneOffset.UTC;

    private static final char NO_BREAK = '\u00a0';

    /** {@code 12,34 $} or {@code $12.34}; never breaks over two lines. */
    public String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        int digits = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.amountMinor(), digits))
                .replace(' ', NO_BREAK);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** All decimals that a quantity has. */
    public String decimal(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** {@code 9,975 %} or {@code 9.975%}. */
    public String percent(BigDecimal percent) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(3);
        return format.format(percent.movePointLeft(2)).replace(' ', NO_BREAK);
    }

    public String percent(BasisPoints share) {
        return percent(BigDecimal.valueOf(share.value(), 2));
    }

    public String date(LocalDate date) {
        return firstAsWritten(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(date));
    }

    /** French writes the first of a month {@code 1er}, which the JDK's data does not know. */
    private String firstAsWritten(String day) {
        return locale.getLanguage().equals("fr") && day.startsWith("1 ")
                ? "1er" + day.substring(1)
                : day;
    }

    public String date(Instant instant) {
        return date(LocalDate.ofInstant(instant, zone));
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }

    public String dateTime(Instant instant) {
        return firstAsWritten(
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(zone)
                        .format(instant));
    }
}
