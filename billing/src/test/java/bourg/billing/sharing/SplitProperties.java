package bourg.billing.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SplitProperties {
    @Property
    void everyCentIsGivenToSomebody(
            @ForAll @LongRange(max = Long.MAX_VALUE / 8) long amount,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 10_000) Long> weights) {
        long[] parts = Split.byLargestRemainder(amount, array(weights));
        assertThat(Arrays.stream(parts).sum()).isEqualTo(amount);
        assertThat(Arrays.stream(parts)).allMatch(part -> part >= 0);
    }

    @Property
    void nobodyIsMoreThanOneUnitFromTheExactPart(
            @ForAll @LongRange(max = 10_000_000) long amount,
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 10_000) Long> weights) {
        long[] parts = Split.byLargestRemainder(amount, array(weights));
        double whole = weights.stream().mapToLong(Long::longValue).sum();
        for (int i = 0; i < parts.length; i++) {
            assertThat(Math.abs(parts[i] - amount * weights.get(i) / whole)).isLessThan(1.0);
        }
    }

    @Property
    void whoHasNoWeightGetsNothing(
            @ForAll @LongRange(max = 10_000_000) long amount,
            @ForAll @LongRange(min = 1, max = 10_000) long first,
            @ForAll @LongRange(min = 1, max = 10_000) long third) {
        assertThat(Split.byLargestRemainder(amount, first, 0, third)[1]).isZero();
    }

    @Property
    void noPartExceedsItsWeightIfTheAmountDoesNotExceedTheirSum(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(max = 100_000) Long> weights,
            @ForAll @LongRange(max = 100_000) long wish) {
        long[] left = array(weights);
        long amount = Math.min(wish, Arrays.stream(left).sum());
        long[] parts = Split.byLargestRemainder(amount, left);
        for (int i = 0; i < parts.length; i++) {
            assertThat(parts[i]).isBetween(0L, left[i]);
        }
    }

    @Example
    void theExampleOfTheDesign() {
        assertThat(Split.byLargestRemainder(10_001, 1_500, 7_500, 1_000))
                .containsExactly(1_500, 7_501, 1_000);
    }

    @Example
    void nothingCanBeGivenToNobody() {
        assertThat(Split.byLargestRemainder(0)).isEmpty();
        assertThatThrownBy(() -> Split.byLargestRemainder(1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.byLargestRemainder(-1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] array(List<Long> weights) {
        return weights.stream().mapToLong(Long::longValue).toArray();
    }
}
