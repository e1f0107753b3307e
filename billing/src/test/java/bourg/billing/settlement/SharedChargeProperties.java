package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What one charge costs and loses, divided over the payments it paid, whatever the amounts. */
class SharedChargeProperties {
    @Property
    void theFeeIsDividedToTheCentAndNobodyIsMoreThanACentOff(
            @ForAll @LongRange(max = 100_000) long fee,
            @ForAll @Size(min = 1, max = 20)
                    List<@LongRange(min = 1, max = 9_999_999) Long> totals) {
        long[] weights = longs(totals);
        long[] parts = SharedCharge.fees(fee, weights);
        assertThat(sum(parts)).isEqualTo(fee);
        for (int i = 0; i < parts.length; i++) {
            double exact = (double) fee * weights[i] / sum(weights);
            assertThat(parts[i])
                    .isBetween((long) Math.floor(exact - 1e-6), (long) Math.ceil(exact + 1e-6));
        }
    }

    /** Movements in any order: what is taken, what comes back, and the fee each time. */
    @Property
    void nothingIsTakenThatIsNotThereAndWhatComesBackInFullLeavesNoTrace(
            @ForAll @Size(min = 2, max = 6) List<@LongRange(max = 9_000) Long> refundable,
            @ForAll @Size(min = 1, max = 6)
                    List<@LongRange(min = -9_000, max = 9_000) Long> wishes) {
        long[] left = longs(refundable);
        long[] held = new long[left.length];
        long[] borne = new long[left.length];
        long[] contested = ContestedCharge.contested(sum(left), left, ones(left.length));
        assertThat(contested).isEqualTo(left);
        for (long wish : wishes) {
            move(Math.clamp(wish, -sum(held), sum(left)), 1_500, left, held);
        }
        move(-sum(held), 0, left, held);
        assertThat(left).isEqualTo(longs(refundable));
        assertThat(held).containsOnly(0);
        if (sum(contested) > 0) {
            add(borne, ContestedCharge.fees(1_500, held, borne, contested), 1);
            add(borne, ContestedCharge.fees(-1_500, held, borne, contested), 1);
            assertThat(borne).containsOnly(0);
        }
    }

    private static void move(long taken, long fee, long[] left, long[] held) {
        long[] parts = ContestedCharge.taken(taken, left, held);
        assertThat(sum(parts)).isEqualTo(taken);
        add(left, parts, -1);
        add(held, parts, 1);
        assertThat(Arrays.stream(left).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(held).min().orElseThrow()).isNotNegative();
        if (taken > 0) {
            long[] fees = ContestedCharge.fees(fee, parts, new long[parts.length], left);
            assertThat(sum(fees)).isEqualTo(fee);
            for (int i = 0; i < fees.length; i++) {
                assertThat(fees[i] == 0 || parts[i] > 0)
                        .as("who lost nothing bears no fee")
                        .isTrue();
            }
        }
    }

    private static void add(long[] to, long[] parts, int sign) {
        for (int i = 0; i < to.length; i++) {
            to[i] += sign * parts[i];
        }
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static long[] longs(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).toArray();
    }

    private static long sum(long[] amounts) {
        return Arrays.stream(amounts).sum();
    }
}
