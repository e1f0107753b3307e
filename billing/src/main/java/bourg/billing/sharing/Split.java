package bourg.billing.sharing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Divides an amount by weights so that the parts are whole and sum exactly to it. */
public final class Split {
    private Split() {}

    /**
     * Divides by largest remainder: everyone gets the part rounded down, then the units left over
     * go one each to the largest remainders (on a tie, to the earlier weight). If the amount is not
     * more than the sum of the weights, no part is more than its weight.
     */
    public static long[] byLargestRemainder(long amount, long... weights) {
        if (amount < 0 || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("Amounts and weights are never negative");
        }
        BigInteger whole =
                Arrays.stream(weights)
                        .mapToObj(BigInteger::valueOf)
                        .reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            if (amount != 0) {
                throw new IllegalArgumentException("Nobody to give " + amount + " to");
            }
            return new long[weights.length];
        }
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = amount;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] exact =
                    BigInteger.valueOf(amount)
                            .multiply(BigInteger.valueOf(weights[i]))
                            .divideAndRemainder(whole);
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1];
            left -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
