package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds one question to an intake form for people who do not write JSON Schema. */
final class SchemaBuilder {
    private static final List<String> KINDS =
            List.of("text", "textarea", "email", "tel", "date", "integer", "number", "boolean");
    private static final JsonMapper JSON = JsonMapper.shared();

    private SchemaBuilder() {}

    /** The three inputs that describe a question. */
    static Field[] fields(Words words) {
        return new Field[] {
            Field.of(Kind.TEXT, "new.fr", words.text("partner.builder.fr")).optional(),
            Field.of(Kind.TEXT, "new.en", words.text("partner.builder.en")).optional(),
            Field.of(Kind.SELECT, "new.kind", words.text("partner.builder.kind"))
                    .choices(
                            KINDS.stream()
                                    .map(kind ->
                                            new Choice(kind, words.text("partner.builder." + kind)))
                                    .toList()),
            Field.of(Kind.CHECKBOXES, "new.required", words.text("partner.builder.required"))
                    .choices(List.of(new Choice("yes", words.yes())))
        };
    }

    /** Puts the described question at the end of the schema in the sheet. */
    static void add(Sheet sheet) {
        String french = sheet.required("new.fr");
        String english = sheet.required("new.en");
        ObjectNode schema = schema(sheet.text(OfferForm.SCHEMA));
        if (schema == null) {
            sheet.fail(OfferForm.SCHEMA, "partner.builder.not_json");
        } else if (sheet.isSound()) {
            ObjectNode properties =
                    schema.get("properties") instanceof ObjectNode all
                            ? all
                            : schema.putObject("properties");
            String key = key(english, properties);
            properties.set(key, property(sheet.text("new.kind"), french, english));
            if (sheet.text("new.required").equals("yes")) {
                (schema.get("required") instanceof ArrayNode all
                                ? all
                                : schema.putArray("required"))
                        .add(key);
            }
            sheet.put(
                    OfferForm.SCHEMA,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema));
            sheet.put("new.fr").put("new.en").put("new.required");
        }
    }

    private static @Nullable ObjectNode schema(String text) {
        try {
            JsonNode read = JSON.readTree(text.isEmpty() ? "{\"type\":\"object\"}" : text);
            return read instanceof ObjectNode object ? object : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static ObjectNode property(String kind, String french, String english) {
        ObjectNode property = JSON.createObjectNode();
        switch (kind) {
            case "integer", "number", "boolean" -> property.put("type", kind);
            case "email", "tel", "date" -> property.put("type", "string").put("format", kind);
            case "textarea" ->
                    property.put("type", "string")
                            .put("maxLength", 2000)
                            .put("x-widget", "textarea");
            default -> property.put("type", "string").put("maxLength", 200);
        }
        return property.put("x-title-fr", french).put("x-title-en", english);
    }

    private static String key(String english, ObjectNode taken) {
        String words =
                english.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^[^a-z]+|_+$", "");
        String stem =
                words.isEmpty() ? "question" : words.substring(0, Math.min(30, words.length()));
        String key = stem;
        for (int number = 2; taken.has(key); number++) {
            key = stem + "_" + number;
        }
        return key;
    }
}
