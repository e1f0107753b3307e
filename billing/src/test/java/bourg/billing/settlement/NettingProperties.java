package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What of a transfer is sent, whatever is due and whatever is held. */
class NettingProperties {

    @Property
    void nothingIsLostAndNobodyIsSentMoreThanIsHeldOrDue(
            @ForAll @LongRange(min = 0, max = 100_000) long taxesDue,
            @ForAll @LongRange(min = -5_000, max = 100_000) long shareDue,
            @ForAll @LongRange(min = -100_000, max = 200_000) long taxesHeld,
            @ForAll @LongRange(min = -100_000, max = 200_000) long shareHeld) {
        Netting netting = Netting.of(taxesDue, shareDue, taxesHeld, shareHeld);
        assertThat(netting.sentMinor() + netting.nettedMinor()).isEqualTo(taxesDue + shareDue);
        assertThat(netting.nettedMinor()).isNotNegative();
        assertThat(netting.taxMinor()).isBetween(0L, Math.max(0, taxesHeld));
        assertThat(netting.shareMinor()).isLessThanOrEqualTo(Math.max(0, shareHeld));
        if (taxesHeld >= taxesDue && shareHeld >= shareDue) {
            assertThat(netting.isWhole()).isTrue();
        }
    }

    @Property
    void taxesDoNotPayOtherDebts(
            @ForAll @LongRange(min = 0, max = 100_000) long taxes,
            @ForAll @LongRange(min = 1, max = 100_000) long shareDue,
            @ForAll @LongRange(min = 0, max = 100_000) long debt) {
        Netting netting = Netting.of(taxes, shareDue, taxes, -debt);
        assertThat(netting.taxMinor()).isEqualTo(taxes);
        assertThat(netting.shareMinor()).isZero();
    }
}
