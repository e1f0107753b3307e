package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One question of an intake form as people describe it who do not write JSON Schema. */
final class QuestionForm {
    static final String TITLE = "title.fr";
    static final String REQUIRED = "required";

    private static final List<String> KINDS =
            List.of(
                    "text",
                    "textarea",
                    "choice",
                    "boolean",
                    "integer",
                    "number",
                    "date",
                    "email",
                    "tel");
    private static final JsonMapper JSON = JsonMapper.shared();

    private QuestionForm() {}

    static Sheet fresh(Words words) {
        return new Sheet(words).put("kind", "text").put(REQUIRED, "yes");
    }

    static Sheet of(Words words, ObjectNode question, boolean required) {
        Sheet sheet =
                new Sheet(words)
                        .put(TITLE, text(question, "x-title-fr"))
                        .put("title.en", text(question, "x-title-en"))
                        .put("hint.fr", text(question, "x-hint-fr"))
                        .put("hint.en", text(question, "x-hint-en"))
                        .put("kind", kind(question));
        if (required) {
            sheet.put(REQUIRED, "yes");
        }
        Choices.show(sheet, question);
        return sheet;
    }

    static FormView draw(Sheet sheet) {
        Words words = sheet.words();
        return sheet.draw(
                field(words, Kind.TEXT, TITLE),
                field(words, Kind.TEXT, "title.en"),
                field(words, Kind.TEXT, "hint.fr").optional(),
                field(words, Kind.TEXT, "hint.en").optional(),
                field(words, Kind.RADIOS, "kind")
                        .choices(
                                KINDS.stream()
                                        .map(kind -> new Choice(kind, kindText(words, kind)))
                                        .toList()),
                field(words, Kind.TEXT_AREA, Choices.FRENCH)
                        .hint(words.text("partner.question.choices.hint"))
                        .optional(),
                field(words, Kind.TEXT_AREA, Choices.ENGLISH)
                        .hint(words.text("partner.question.choices.same_order"))
                        .optional(),
                Field.of(Kind.CHECKBOXES, REQUIRED, words.text("partner.question.must"))
                        .choices(List.of(new Choice("yes", words.text("partner.question.yes")))));
    }

    /** The question, if it could be read; what the earlier one said besides is kept. */
    static Optional<ObjectNode> read(Sheet sheet, @Nullable ObjectNode before) {
        String french = sheet.required(TITLE);
        String english = sheet.required("title.en");
        String kind = sheet.text("kind");
        if (!KINDS.contains(kind)) {
            sheet.fail("kind", "form.required");
        }
        if (sheet.text("hint.fr").isEmpty() != sheet.text("hint.en").isEmpty()) {
            sheet.fail(
                    sheet.text("hint.fr").isEmpty() ? "hint.fr" : "hint.en",
                    "partner.question.hint.both");
        }
        ObjectNode question =
                before != null && kind(before).equals(kind) ? before.deepCopy() : blank(kind);
        question.put("x-title-fr", french).put("x-title-en", english);
        hint(question, "x-hint-fr", sheet.text("hint.fr"));
        hint(question, "x-hint-en", sheet.text("hint.en"));
        if (kind.equals("choice")) {
            Choices.write(sheet, question);
        }
        return sheet.isSound() ? Optional.of(question) : Optional.empty();
    }

    /** The kind by which people know the question. */
    static String kind(ObjectNode question) {
        String type = text(question, "type");
        if (!type.equals("string")) {
            return type;
        }
        if (question.has("enum")) {
            return "choice";
        }
        String format = text(question, "format");
        return format.isEmpty()
                ? text(question, "x-widget").isEmpty() ? "text" : "textarea"
                : format;
    }

    static String kindText(Words words, String kind) {
        return KINDS.contains(kind) ? words.text("partner.question.kind." + kind) : kind;
    }

    private static ObjectNode blank(String kind) {
        ObjectNode question = JSON.createObjectNode();
        return switch (kind) {
            case "integer", "number", "boolean" -> question.put("type", kind);
            case "email", "tel", "date" -> question.put("type", "string").put("format", kind);
            case "textarea" ->
                    question.put("type", "string")
                            .put("maxLength", 2000)
                            .put("x-widget", "textarea");
            case "choice" -> question.put("type", "string");
            default -> question.put("type", "string").put("maxLength", 200);
        };
    }

    private static void hint(ObjectNode question, String name, String hint) {
        question.remove(name);
        if (!hint.isEmpty()) {
            question.put(name, hint);
        }
    }

    static String text(ObjectNode question, String name) {
        return question.path(name).asString("");
    }

    private static Field field(Words words, Kind kind, String name) {
        return Field.of(kind, name, words.text("partner.question." + name));
    }
}
