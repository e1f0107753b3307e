package bourg.app.forms;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Our fields are drawn exactly as the design system's own examples are. */
class GovukFixturesTest {
    private static final Path COMPONENTS =
            Path.of("src/main/frontend/node_modules/govuk-frontend/dist/govuk/components");

    @Test
    void aSimpleInput() throws Exception {
        same(
                "input",
                "with error message",
                Field.of(Kind.TEXT, "input-with-error-message", "National Insurance number")
                        .error("Enter a National Insurance number in the correct format"));
        same(
                "input",
                "with hint text",
                Field.of(Kind.TEXT, "input-with-hint-text", "National insurance number")
                        .hint(
                                "It’s on your National Insurance card, benefit letter, payslip or"
                                        + " P60. For example, ‘QQ 12 34 56 C’."));
    }

    @Test
    void aTextArea() throws Exception {
        same(
                "textarea",
                "with error message",
                Field.of(
                                Kind.TEXT_AREA,
                                "no-ni-reason",
                                "Why can’t you provide a National Insurance number?")
                        .error("You must provide an explanation"));
    }

    @Test
    void aDate() throws Exception {
        same(
                "date-input",
                "default",
                Field.of(Kind.DATE, "dob", "What is your date of birth?")
                        .hint("For example, 31 3 1980"));
        same(
                "date-input",
                "with error message and hint",
                Field.of(Kind.DATE, "dob-errors", "What is your date of birth?")
                        .hint("For example, 31 3 1980")
                        .error("Error message goes here"));
    }

    @Test
    void aChoice() throws Exception {
        same(
                "radios",
                "inline",
                Field.of(Kind.RADIOS, "example", "Have you changed your name?")
                        .hint(
                                "This includes changing your last name or spelling your name"
                                        + " differently.")
                        .choices(List.of(new Choice("yes", "Yes"), new Choice("no", "No")))
                        .values(List.of("no")));
        same(
                "checkboxes",
                "with error message",
                Field.of(
                                Kind.CHECKBOXES,
                                "waste",
                                "Which types of waste do you transport regularly?")
                        .error("Please select an option")
                        .choices(
                                List.of(
                                        new Choice("animal", "Waste from animal carcasses", LATIN),
                                        new Choice("mines", "Waste from mines or quarries", LATIN),
                                        new Choice("farm", "Farm or agricultural waste", LATIN))));
    }

    private static final String LATIN = "Nullam id dolor id nibh ultricies vehicula ut id elit.";

    /** The fixtures' names of inputs differ from their ids; only the rest is compared. */
    private static void same(String component, String fixture, Field field) throws Exception {
        var all =
                JsonMapper.shared()
                        .readTree(
                                Files.readString(
                                        COMPONENTS.resolve(component).resolve("fixtures.json")));
        for (var one : all.get("fixtures")) {
            if (one.get("name").asString().equals(fixture)) {
                assertThat(nameless(Drawing.field(field)))
                        .isEqualTo(nameless(one.get("html").asString()));
                return;
            }
        }
        throw new AssertionError("No fixture " + fixture);
    }

    private static String nameless(String html) {
        return Drawing.meaning(html)
                .replaceAll(" name=[^ ]+", "")
                .replaceAll(" spellcheck=false", "")
                .replaceAll(" role=group", "");
    }
}
