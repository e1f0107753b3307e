package bourg.marketplace;

/** A part of a whole in hundredths of a percent, from 0 to 10000. */
public record BasisPoints(int value) {
    public static final int WHOLE = 10_000;

    public BasisPoints {
        if (value < 0 || value > WHOLE) {
            throw new IllegalArgumentException("Basis points out of range: " + value);
        }
    }
}
