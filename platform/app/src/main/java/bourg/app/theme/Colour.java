package bourg.app.theme;

import java.util.Locale;
import java.util.regex.Pattern;

/** An sRGB colour with the arithmetic of WCAG 2.2 (relative luminance, contrast ratio). */
record Colour(int red, int green, int blue) {
    static final Colour WHITE = new Colour(255, 255, 255);
    // Pure black on purpose: with #0b0c0c the worst brand colour leaves only 4.43:1.
    static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    Colour {
        if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
            throw new IllegalArgumentException("a channel is outside 0..255");
        }
    }

    static Colour of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a colour like #1d70b8: " + hex);
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(rgb >> 16, (rgb >> 8) & 255, rgb & 255);
    }

    double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    double contrast(Colour other) {
        double mine = luminance() + 0.05;
        double theirs = other.luminance() + 0.05;
        return Math.max(mine, theirs) / Math.min(mine, theirs);
    }

    /** This colour with the given part (0..1) of the other. */
    Colour mixed(Colour other, double part) {
        return new Colour(
                channel(red, other.red, part),
                channel(green, other.green, part),
                channel(blue, other.blue, part));
    }

    /** Black or white, whichever reads better on this colour: never below 4.58:1. */
    Colour textOn() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    /** The lightest darkening of this colour that reaches the ratio on the given background. */
    Colour readableOn(Colour background, double ratio) {
        Colour darker = this;
        for (int step = 1; step <= 50 && darker.contrast(background) < ratio; step++) {
            darker = mixed(BLACK, step * 0.02);
        }
        return darker;
    }

    private static int channel(int from, int to, double part) {
        return (int) Math.round(from * (1 - part) + to * part);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
