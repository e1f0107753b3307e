package bourg.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.tenants.CityId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ValuesTests {
    @Test
    void currenciesNeverMix() {
        Money dollars = Money.of(100, "CAD");
        Money euros = Money.of(100, "EUR");
        assertThatThrownBy(() -> dollars.plus(euros)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dollars.minus(euros)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAmountTooLargeIsRefusedAndNotWrapped() {
        Money most = Money.of(Long.MAX_VALUE, "CAD");
        assertThatThrownBy(() -> most.plus(Money.of(1, "CAD")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    }

    @Property
    void addingAndTakingAwayComesBack(
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long first,
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long second) {
        Money money = Money.of(first, "CAD");
        assertThat(money.plus(Money.of(second, "CAD")).minus(Money.of(second, "CAD")))
                .isEqualTo(money);
    }

    @Property
    void onlyTheWholeCanBeShared(
            @ForAll @IntRange(max = 10_000) int city,
            @ForAll @IntRange(max = 10_000) int partner,
            @ForAll @IntRange(max = 10_000) int platform) {
        if (city + partner + platform == BasisPoints.WHOLE) {
            assertThat(Shares.of(city, partner, platform).city().value()).isEqualTo(city);
        } else {
            assertThatThrownBy(() -> Shares.of(city, partner, platform))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void partiesAreReadBackFromTheirText() {
        Party city = Party.city(CityId.next());
        Party partner = Party.partner(PartnerId.next());
        assertThat(Party.parse(city.toString())).contains(city);
        assertThat(Party.parse(partner.toString())).contains(partner);
        assertThat(Party.parse("platform")).contains(Party.platform());
        assertThat(Party.parse("city:prtn_x")).isEmpty();
        assertThat(Party.parse("somebody")).isEmpty();
    }

    @Test
    void wordsAreFoldedToLettersAndDigits() {
        assertThat(Words.folded("L’Élagage d'arbres", "Œuvre — No 5"))
                .isEqualTo("l elagage d arbres oeuvre no 5");
        assertThat(Words.of("  Vélo!! cité ")).containsExactly("velo", "cite");
        assertThat(Words.of("'); drop table offer; --")).containsExactly("drop", "table", "offer");
    }

    @Test
    void anAliasIsMadeOfTheName() {
        assertThat(Partners.alias("Coop Vélo-Cité")).isEqualTo("coop-velo-cite");
        assertThat(Partners.alias("3R Québec")).isEqualTo("partner-3r-quebec");
        assertThat(Partners.alias("日本")).isEqualTo("partner");
        assertThat(Partners.alias("AB")).isEqualTo("ab-partner");
        assertThat(Partners.alias("a".repeat(100))).hasSize(36);
    }
}
