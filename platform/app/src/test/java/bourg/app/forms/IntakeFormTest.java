package bourg.app.forms;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Form;
import bourg.marketplace.FormError;
import bourg.tenants.Localized;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Intake forms are drawn in the citizen's language and lose nothing that was typed. */
class IntakeFormTest {
    private static final Form FORM =
            new Form(
                    List.of(
                            field("bike", "Vélo", "Bike", Form.Kind.TEXT, true),
                            field("start", "Début", "Start", Form.Kind.DATE, true),
                            field("notes", "Notes", "Notes", Form.Kind.TEXT_AREA, false),
                            field("electric", "Électrique", "Electric", Form.Kind.YES_NO, true)));

    @Test
    void drawsTheLanguageAskedFor() {
        var french = Drawing.fields(draw(Map.of(), List.of(), Locale.CANADA_FRENCH));
        assertThat(Drawing.parsed(french).select("label[for=answer-bike]").text())
                .isEqualTo("Vélo");
        assertThat(Drawing.parsed(french).text()).doesNotContain("Bike");
    }

    @Test
    void fillsInAgainWhatWasTypedEvenAnImpossibleDate() {
        var typed =
                IntakeForm.read(
                        FORM,
                        Map.of(
                                "answer.bike", new String[] {"<b>Rouge</b> & \"bleu\""},
                                "answer.start.day", new String[] {"31"},
                                "answer.start.month", new String[] {"févr."},
                                "answer.start.year", new String[] {""},
                                "answer.notes", new String[] {"</textarea><script>"},
                                "answer.electric", new String[] {"false"}));
        var page = Drawing.parsed(Drawing.fields(draw(typed, List.of(), Locale.ENGLISH)));
        assertThat(page.select("#answer-bike").attr("value")).isEqualTo("<b>Rouge</b> & \"bleu\"");
        assertThat(page.select("#answer-start-day").attr("value")).isEqualTo("31");
        assertThat(page.select("#answer-start-month").attr("value")).isEqualTo("févr.");
        assertThat(page.select("#answer-start-year").hasAttr("value")).isFalse();
        assertThat(page.select("textarea").text()).isEqualTo("</textarea><script>");
        assertThat(page.select("input[type=radio][checked]").attr("value")).isEqualTo("false");
    }

    @Test
    void joinsADateOfNumbersToIso() {
        var typed =
                IntakeForm.read(
                        FORM,
                        Map.of(
                                "answer.start.day", new String[] {" 3"},
                                "answer.start.month", new String[] {"4"},
                                "answer.start.year", new String[] {"2026"}));
        assertThat(typed).isEqualTo(Map.of("start", List.of("2026-04-03")));
    }

    @Test
    void leadsFromTheSummaryToEachFaultyField() {
        var errors = List.of(error("start", "Enter the start"), error("bike", "Enter the bike"));
        var view = draw(Map.of(), errors, Locale.ENGLISH);
        var summary = Drawing.parsed(Drawing.errors(view));
        var page = Drawing.parsed(Drawing.fields(view));
        assertThat(summary.select("a").eachText())
                .containsExactly("Bike: Enter the bike", "Start: Enter the start");
        for (var link : summary.select("a")) {
            assertThat(page.select("input" + link.attr("href"))).hasSize(1);
        }
        assertThat(page.select("fieldset[aria-describedby*=answer-start-error]")).hasSize(1);
        assertThat(page.select("#answer-bike").attr("aria-describedby"))
                .isEqualTo("answer-bike-error");
    }

    private static FormView draw(
            Map<String, List<String>> typed, List<FormError> errors, Locale locale) {
        return IntakeForm.draw(FORM, typed, errors, locale, Drawing.WORDS);
    }

    private static FormError error(String key, String message) {
        return new FormError(key, "required", new Localized("Fr " + message, message));
    }

    private static Form.Field field(
            String key, String french, String english, Form.Kind kind, boolean required) {
        return new Form.Field(
                key, new Localized(french, english), null, kind, required, List.of(), null);
    }
}
