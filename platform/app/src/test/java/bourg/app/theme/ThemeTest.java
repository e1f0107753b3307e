package bourg.app.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any brand colour at all gives pages whose text pairs hold WCAG AA. */
class ThemeTest {
    private static final double AA_TEXT = 4.5;
    private static final double AA_EDGE = 3.0;

    @Property(tries = 20_000)
    void everyTextPairIsReadable(@ForAll @IntRange(max = 0xffffff) int rgb) {
        var pairs = new Pairs(Theme.of("#%06x".formatted(rgb)));
        pairs.hold("--bourg-on-brand-colour", "--govuk-brand-colour", AA_TEXT);
        pairs.hold("--bourg-on-action-colour", "--bourg-action-colour", AA_TEXT);
        pairs.hold("--bourg-on-action-colour", "--bourg-action-hover-colour", AA_TEXT);
        pairs.hold("--govuk-surface-text-colour", "--govuk-surface-background-colour", AA_TEXT);
        for (var text : new String[] {"link", "link-hover", "link-visited", "error"}) {
            pairs.hold("--govuk-" + text + "-colour", "--govuk-surface-background-colour", AA_TEXT);
            pairs.hold(
                    "--govuk-" + text + "-colour", "--govuk-template-background-colour", AA_TEXT);
            pairs.holdOnWhite("--govuk-" + text + "-colour", AA_TEXT);
        }
        pairs.hold("--govuk-secondary-text-colour", "--govuk-surface-background-colour", AA_TEXT);
        pairs.holdOnWhite("--govuk-success-colour", AA_TEXT);
        pairs.holdOnWhite("--bourg-brand-edge-colour", AA_EDGE);
    }

    @Example
    void theDesignersWorstCasesAreReadable() {
        for (var brand : new String[] {"#ffffff", "#000000", "#ffff00", "#767676", "#737373"}) {
            everyTextPairIsReadable(Integer.parseInt(brand.substring(1), 16));
        }
    }

    @Example
    void textOnABrandIsPureBlackOrWhite() {
        assertThat(Theme.of("#ffdd00").tokens())
                .containsEntry("--bourg-on-brand-colour", "#000000");
        assertThat(Theme.of("#003078").tokens())
                .containsEntry("--bourg-on-brand-colour", "#ffffff");
    }

    @Example
    void theFingerprintFollowsTheColour() {
        assertThat(Theme.of("#003078").fingerprint())
                .isEqualTo(Theme.of("#003078").fingerprint())
                .isNotEqualTo(Theme.of("#003079").fingerprint());
    }

    @Example
    void everyTokenOfTheStyleSheetIsDerived() throws Exception {
        String sheet = Files.readString(Path.of("src/main/frontend/bourg.scss"));
        var used = Pattern.compile("var\\((--bourg-[a-z-]+)").matcher(sheet);
        assertThat(used.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(Theme.of("#003078").tokens()::containsKey);
    }

    @Example
    void nothingButAColourReachesTheStyleSheet() {
        assertThatThrownBy(() -> Theme.of("#00307;}")).isInstanceOf(IllegalArgumentException.class);
    }

    private record Pairs(Theme theme) {
        void hold(String text, String background, double ratio) {
            check(text + " on " + background, colour(text).contrast(colour(background)), ratio);
        }

        void holdOnWhite(String text, double ratio) {
            check(text + " on white", colour(text).contrast(Colour.WHITE), ratio);
        }

        private void check(String what, double found, double ratio) {
            assertThat(found).as("%s with %s", what, theme.css()).isGreaterThanOrEqualTo(ratio);
        }

        private Colour colour(String token) {
            return Colour.of(Objects.requireNonNull(theme.tokens().get(token), token));
        }
    }
}
