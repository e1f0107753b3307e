package bourg.tenants;

import java.util.regex.Pattern;

/** What a city looks like: one colour, from which every other is derived. */
public record Brand(String colour) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    public Brand {
        if (!isColour(colour)) {
            throw new IllegalArgumentException("Not a colour of the form #rrggbb in lower case");
        }
    }

    public static boolean isColour(String text) {
        return COLOUR.matcher(text).matches();
    }
}
