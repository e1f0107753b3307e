package bourg.app.money;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.theme.Theme;
import bourg.billing.Income;
import bourg.marketplace.Money;
import bourg.marketplace.OfferId;
import bourg.tenants.Localized;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the cockpit reckons: sums agree with each other, and bars can be told from the page. */
class BarsTest {
    private static final YearMonth LAST = YearMonth.of(2026, 11);

    private static Income of(long... amounts) {
        List<Income.Part> parts = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            parts.add(
                    new Income.Part(
                            LAST.minusMonths(i % 12),
                            new Income.Origin(
                                    new OfferId(new UUID(0, i)),
                                    new Localized("S" + i, "S" + i),
                                    "P" + i % 2),
                            Income.Source.COMMISSIONS,
                            amounts[i],
                            0));
        }
        return new Income(LAST.minusMonths(11), LAST, Currency.getInstance("CAD"), parts);
    }

    private static Money sum(List<? extends Income.Slice<?>> slices) {
        return slices.stream().map(Income.Slice::amount).reduce(Money.of(0, "CAD"), Money::plus);
    }

    @Test
    void everyFigureSumsToTheSameTotal() {
        Income income = of(60_000, 20_000, -5_000, 10_000, 7, 0);
        assertThat(income.total()).isEqualTo(Money.of(85_007, "CAD"));
        assertThat(sum(income.byMonth())).isEqualTo(income.total());
        assertThat(sum(income.byService())).isEqualTo(income.total());
        assertThat(sum(income.byPartner())).isEqualTo(income.total());
        assertThat(sum(income.bySource())).isEqualTo(income.total());
        assertThat(income.byMonth()).hasSize(12);
    }

    @Test
    void concentrationIsToldInPlainWords() {
        assertThat(of(100).concentration().level()).isEqualTo(Income.Level.HIGH);
        assertThat(of(100, 100, 100, 100, 100).concentration())
                .isEqualTo(new Income.Concentration(2_000, 6_000));
        assertThat(of(100, 100, 100, 100, 100).concentration().level())
                .isEqualTo(Income.Level.MODERATE);
        assertThat(of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1).concentration().level())
                .isEqualTo(Income.Level.LOW);
        assertThat(of().concentration()).isEqualTo(new Income.Concentration(0, 0));
    }

    /** The colour of a bar is the theme's action colour, whatever the city's brand. */
    @Test
    void barsStandOutFromThePage() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            var tokens = Theme.of("#%06x".formatted(random.nextInt(1 << 24))).tokens();
            assertThat(
                            contrast(
                                    tokens.getOrDefault("--bourg-action-colour", ""),
                                    tokens.getOrDefault("--govuk-template-background-colour", "")))
                    .isGreaterThanOrEqualTo(3.0);
        }
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int byteOfColour) {
        double part = (byteOfColour & 255) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
