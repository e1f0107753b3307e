package bourg.billing.tax;

import bourg.marketplace.Money;
import bourg.marketplace.Quote.TaxLine;
import bourg.tenants.Localized;
import bourg.tenants.TaxRegion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The rate of one tax in one region, from its first day to its last. */
record TaxRate(TaxRegion region, Tax tax, int ratePpm, LocalDate from, @Nullable LocalDate until) {
    private static final int PPM_DIGITS = 6;
    private static final int PPM_OF_PERCENT_DIGITS = 4;

    boolean appliesOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** The tax on a net amount, rounded half up to the minor unit. */
    TaxLine on(Money net) {
        long amount =
                BigDecimal.valueOf(net.amountMinor())
                        .multiply(BigDecimal.valueOf(ratePpm, PPM_DIGITS))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        BigDecimal percent = BigDecimal.valueOf(ratePpm, PPM_OF_PERCENT_DIGITS);
        return new TaxLine(
                tax.name(), tax.words(), plain(percent), new Money(amount, net.currency()));
    }

    private static BigDecimal plain(BigDecimal percent) {
        BigDecimal stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The taxes we know, by the names people know them by. */
    enum Tax {
        GST("TPS", "GST"),
        QST("TVQ", "QST"),
        HST("TVH", "HST"),
        PST("TVP", "PST"),
        RST("TVD", "RST");

        private final String french;
        private final String english;

        Tax(String french, String english) {
            this.french = french;
            this.english = english;
        }

        Localized words() {
            return new Localized(french, english);
        }
    }
}
