package bourg.app.partner;

import bourg.app.forms.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers offered to a question: one a line in each language, in the same order. */
final class Choices {
    static final String FRENCH = "choices.fr";
    static final String ENGLISH = "choices.en";

    private static final int MOST = 50;
    private static final String VALUES = "enum";
    private static final String LABELS = "x-enum-labels";

    private Choices() {}

    static void show(Sheet sheet, ObjectNode question) {
        List<String> french = new ArrayList<>();
        List<String> english = new ArrayList<>();
        for (JsonNode value : question.path(VALUES)) {
            JsonNode label = question.path(LABELS).path(value.asString(""));
            french.add(label.path("fr").asString(""));
            english.add(label.path("en").asString(""));
        }
        sheet.put(FRENCH, String.join("\n", french)).put(ENGLISH, String.join("\n", english));
    }

    /** Writes the choices; one whose words stay the same in a language keeps its value. */
    static void write(Sheet sheet, ObjectNode question) {
        List<String> french = lines(sheet, FRENCH);
        List<String> english = lines(sheet, ENGLISH);
        if (french.size() != english.size()) {
            sheet.fail(ENGLISH, "partner.question.choices.uneven", french.size(), english.size());
        }
        if (french.size() > MOST) {
            sheet.fail(FRENCH, "partner.question.choices.too_many", MOST);
        }
        if (!sheet.isSound()) {
            return;
        }
        Map<String, String> known = values(question);
        ObjectNode labels = question.objectNode();
        for (int i = 0; i < french.size(); i++) {
            String value = known.getOrDefault("fr " + french.get(i), "");
            value = value.isEmpty() ? known.getOrDefault("en " + english.get(i), "") : value;
            labels.putObject(free(value.isEmpty() ? Questions.slug(english.get(i)) : value, labels))
                    .put("fr", french.get(i))
                    .put("en", english.get(i));
        }
        ArrayNode values = question.putArray(VALUES);
        labels.propertyNames().forEach(values::add);
        question.set(LABELS, labels);
    }

    private static List<String> lines(Sheet sheet, String name) {
        return sheet.required(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The values that choices have, by language and words. */
    private static Map<String, String> values(ObjectNode question) {
        Map<String, String> values = new LinkedHashMap<>();
        for (JsonNode value : question.path(VALUES)) {
            JsonNode label = question.path(LABELS).path(value.asString(""));
            values.put("fr " + label.path("fr").asString(""), value.asString(""));
            values.put("en " + label.path("en").asString(""), value.asString(""));
        }
        return values;
    }

    private static String free(String stem, ObjectNode taken) {
        String value = stem;
        for (int number = 2; taken.has(value); number++) {
            value = stem + "_" + number;
        }
        return value;
    }
}
