package bourg.app.partner;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.texts.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Questions become JSON Schema and back, and what the pages do not know is left alone. */
class QuestionFormTest {
    private static final String WRITTEN_BY_HAND =
            """
            {"type":"object","title":"Mine","properties":{
              "plate":{"type":"string","pattern":"[A-Z]+","maxLength":9,"x-title-fr":"Plaque","x-title-en":"Plate"},
              "size":{"type":"string","enum":["s","l"],"x-title-fr":"Taille","x-title-en":"Size",
                "x-enum-labels":{"s":{"fr":"Petit","en":"Small"},"l":{"fr":"Grand","en":"Large"}}},
              "day":{"type":"string","format":"date","x-title-fr":"Jour","x-title-en":"Day"}},
              "required":["plate","day"]}
            """;

    private final Questions questions = Questions.read(WRITTEN_BY_HAND).orElseThrow();

    @Test
    void rewordingAQuestionKeepsItsLimits() {
        ObjectNode before = questions.find("plate").orElseThrow();
        Sheet sheet = QuestionForm.of(words(), before, true).put("title.fr", "Immatriculation");
        questions.put("plate", QuestionForm.read(sheet, before).orElseThrow(), false);
        ObjectNode after = questions.find("plate").orElseThrow();
        assertThat(after.path("pattern").asString()).isEqualTo("[A-Z]+");
        assertThat(after.path("x-title-fr").asString()).isEqualTo("Immatriculation");
        assertThat(questions.isRequired("plate")).isFalse();
        assertThat(questions.isRequired("day")).isTrue();
        assertThat(questions.text()).contains("\"Mine\"");
    }

    @Test
    void anotherKindOfAnswerDropsTheLimitsOfTheFirst() {
        ObjectNode before = questions.find("plate").orElseThrow();
        Sheet sheet = QuestionForm.of(words(), before, true).put("kind", "integer");
        ObjectNode after = QuestionForm.read(sheet, before).orElseThrow();
        assertThat(after.has("pattern")).isFalse();
        assertThat(after.path("type").asString()).isEqualTo("integer");
    }

    @Test
    void aChoiceKeepsItsValueWhenItsWordsChange() {
        ObjectNode before = questions.find("size").orElseThrow();
        Sheet sheet = QuestionForm.of(words(), before, false);
        assertThat(sheet.text("choices.fr")).isEqualTo("Petit\nGrand");
        sheet.put("choices.fr", "Moyen\r\nGrand\r\n\r\n").put("choices.en", "Medium\r\nBig");
        ObjectNode after = QuestionForm.read(sheet, before).orElseThrow();
        assertThat(after.path("enum").toString()).isEqualTo("[\"medium\",\"l\"]");
        assertThat(after.path("x-enum-labels").path("l").path("en").asString()).isEqualTo("Big");
    }

    @Test
    void choicesInOneLanguageOnlyAreRefused() {
        Sheet sheet =
                QuestionForm.fresh(words())
                        .put("title.fr", "Taille")
                        .put("title.en", "Size")
                        .put("kind", "choice")
                        .put("choices.fr", "Petit\nGrand")
                        .put("choices.en", "Small");
        assertThat(QuestionForm.read(sheet, null)).isEmpty();
        assertThat(QuestionForm.draw(sheet).field("choices.en").error()).contains("2", "1");
        assertThat(QuestionForm.draw(sheet).field("choices.fr").value()).contains("Petit");
    }

    @Test
    void questionsMoveByOneAndStopAtTheEdge() {
        questions.move("day", -1);
        assertThat(questions.keys()).containsExactly("plate", "day", "size");
        questions.move("plate", -1);
        assertThat(questions.keys()).containsExactly("plate", "day", "size");
        questions.remove("day");
        assertThat(questions.keys()).containsExactly("plate", "size");
        assertThat(questions.text()).doesNotContain("\"day\"");
    }

    @Test
    void keysAreMadeOfTheEnglishWordsAndNeverTwice() {
        assertThat(questions.freeKey("Size")).isEqualTo("size_2");
        assertThat(questions.freeKey("2 How many?")).isEqualTo("how_many");
        assertThat(questions.freeKey("???")).isEqualTo("question");
        assertThat(Questions.read("[]")).isEmpty();
        assertThat(Questions.read("{")).isEmpty();
    }

    private static Words words() {
        return Words.of(Texts.strict(), Locale.CANADA);
    }
}
