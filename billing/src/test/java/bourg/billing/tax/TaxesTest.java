package bourg.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Money;
import bourg.marketplace.Quote.TaxLine;
import bourg.marketplace.TaxCategory;
import bourg.tenants.TaxRegion;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaxesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({
        "CA_QC, 10000, 'GST 5 500, QST 9.975 998'",
        "CA_QC, 10, 'GST 5 1, QST 9.975 1'",
        "CA_NS, 10000, 'HST 14 1400'",
        "CA_NS, 25, 'HST 14 4'",
        "CA_ON, 10000, 'HST 13 1300'",
        "CA_NB, 10000, 'HST 15 1500'",
        "CA_AB, 10000, 'GST 5 500'",
        "CA_AB, 9, 'GST 5 0'"
    })
    void eachTaxIsComputedOnTheNetAndRoundedByItself(TaxRegion region, long net, String expected) {
        assertThat(text(lines(region, net, TODAY))).isEqualTo(expected);
    }

    @Test
    void novaScotiaLoweredItsTax() {
        assertThat(text(lines(TaxRegion.CA_NS, 10_000, LocalDate.of(2025, 3, 31))))
                .isEqualTo("HST 15 1500");
        assertThat(text(lines(TaxRegion.CA_NS, 10_000, LocalDate.of(2025, 4, 1))))
                .isEqualTo("HST 14 1400");
    }

    @ParameterizedTest
    @EnumSource
    void everyRegionHasATaxAndExemptServicesHaveNone(TaxRegion region) {
        assertThat(lines(region, 10_000, TODAY)).isNotEmpty();
        assertThat(Taxes.on(Money.of(10_000, "CAD"), region, TaxCategory.EXEMPT, TODAY)).isEmpty();
    }

    private static List<TaxLine> lines(TaxRegion region, long net, LocalDate day) {
        return Taxes.on(Money.of(net, "CAD"), region, TaxCategory.STANDARD, day);
    }

    private static String text(List<TaxLine> lines) {
        return String.join(
                ", ",
                lines.stream()
                        .map(line ->
                                line.code()
                                        + " "
                                        + line.percent().toPlainString()
                                        + " "
                                        + line.amount().amountMinor())
                        .toList());
    }
}
