package bourg.marketplace;

import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An intake form that we can draw: its fields in order, each with texts in both languages. */
public record Form(List<Field> fields) {
    public Form {
        fields = List.copyOf(fields);
    }

    public enum Kind {
        TEXT,
        TEXT_AREA,
        EMAIL,
        PHONE,
        DATE,
        CHOICE,
        INTEGER,
        NUMBER,
        YES_NO
    }

    /** One field; options are there for CHOICE only, maxLength for texts only. */
    public record Field(
            String key,
            Localized title,
            @Nullable Localized hint,
            Kind kind,
            boolean required,
            List<Option> options,
            @Nullable Integer maxLength) {}

    public record Option(String value, Localized label) {}

    /**
     * Turns what an HTML form sends into answers; empty fields are left out, what is not a number
     * stays a string.
     */
    public JsonNode fromStrings(Map<String, List<String>> typed) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (Field field : fields) {
            String text =
                    typed.getOrDefault(field.key(), List.of()).stream().findFirst().orElse("");
            String value = text.replace("\r\n", "\n").strip();
            if (!value.isEmpty()) {
                answers.set(field.key(), answer(field.kind(), value));
            }
        }
        return answers;
    }

    /** Turns answers back into what the fields of an HTML form show. */
    public Map<String, List<String>> toStrings(JsonNode answers) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (Field field : fields) {
            JsonNode answer = answers.get(field.key());
            if (answer != null && answer.isValueNode() && !answer.isNull()) {
                typed.put(field.key(), List.of(plain(answer)));
            }
        }
        return typed;
    }

    private static String plain(JsonNode answer) {
        return answer.isNumber()
                ? answer.decimalValue().stripTrailingZeros().toPlainString()
                : answer.asString();
    }

    private static JsonNode answer(Kind kind, String value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (kind) {
            case INTEGER, NUMBER -> number(value);
            case YES_NO ->
                    switch (value) {
                        case "true" -> nodes.booleanNode(true);
                        case "false" -> nodes.booleanNode(false);
                        default -> nodes.stringNode(value);
                    };
            default -> nodes.stringNode(value);
        };
    }

    /**
     * Reads digits as people type them in either language: spaces between thousands, comma or
     * point.
     */
    private static JsonNode number(String value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        String plain = value.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        if (!plain.matches("[+-]?[0-9]{1,15}([.][0-9]{1,15})?")) {
            return nodes.stringNode(value);
        }
        BigDecimal number = new BigDecimal(plain);
        return number.stripTrailingZeros().scale() <= 0
                ? nodes.numberNode(number.longValueExact())
                : nodes.numberNode(number);
    }
}
