package bourg.app.theme;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.CRC32;

/** The colours of one city's pages, derived from its brand so that all text stays readable. */
public final class Theme {
    private static final double TEXT_RATIO = 5.0; // WCAG AA asks 4.5; the rest absorbs rounding
    private static final double EDGE_RATIO = 3.0; // what tells a control from its background

    private final SequencedMap<String, String> tokens;

    private Theme(SequencedMap<String, String> tokens) {
        this.tokens = tokens;
    }

    /** Derives every token from a brand colour like {@code #1d70b8}. */
    public static Theme of(String brandColour) {
        var brand = Colour.of(brandColour);
        var surface = brand.mixed(Colour.WHITE, 0.95);
        var link = brand.readableOn(surface, TEXT_RATIO);
        var action = brand.readableOn(Colour.WHITE, TEXT_RATIO);
        var tokens = new LinkedHashMap<String, String>();
        put(tokens, "--govuk-brand-colour", brand);
        put(tokens, "--bourg-on-brand-colour", brand.textOn());
        put(tokens, "--bourg-brand-edge-colour", brand.readableOn(Colour.WHITE, EDGE_RATIO));
        put(tokens, "--govuk-template-background-colour", surface);
        put(tokens, "--govuk-surface-background-colour", surface);
        put(tokens, "--govuk-surface-border-colour", brand.mixed(Colour.WHITE, 0.5));
        put(tokens, "--govuk-surface-text-colour", Colour.of("#0b0c0c"));
        put(tokens, "--govuk-link-colour", link);
        put(tokens, "--govuk-link-hover-colour", link.mixed(Colour.BLACK, 0.35));
        put(tokens, "--govuk-link-visited-colour", visited(surface));
        put(tokens, "--govuk-secondary-text-colour", Colour.of("#484949"));
        put(tokens, "--govuk-error-colour", Colour.of("#b52f2f").readableOn(surface, TEXT_RATIO));
        put(tokens, "--govuk-success-colour", Colour.of("#0f7a52"));
        put(tokens, "--bourg-action-colour", action);
        put(tokens, "--bourg-on-action-colour", Colour.WHITE);
        put(tokens, "--bourg-action-hover-colour", action.mixed(Colour.BLACK, 0.2));
        put(tokens, "--bourg-action-shade-colour", action.mixed(Colour.BLACK, 0.5));
        return new Theme(tokens);
    }

    /** The tokens in order: CSS custom property to colour. */
    public SequencedMap<String, String> tokens() {
        return new LinkedHashMap<>(tokens);
    }

    /** A style sheet that sets the tokens over the built-in ones. */
    public String css() {
        var css = new StringBuilder(":root {\n");
        tokens.forEach((name, colour) -> css.append("  %s: %s;\n".formatted(name, colour)));
        return css.append("}\n").toString();
    }

    /** Changes whenever the style sheet does; for cache validators and versioned addresses. */
    public String fingerprint() {
        var sum = new CRC32();
        sum.update(css().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static Colour visited(Colour surface) {
        return Colour.of("#54319f").readableOn(surface, TEXT_RATIO);
    }

    private static void put(SequencedMap<String, String> tokens, String name, Colour colour) {
        tokens.put(name, colour.toString());
    }
}
