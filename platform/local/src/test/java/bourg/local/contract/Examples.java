package bourg.local.contract;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes a body that the contract allows, out of its schema and of what the test knows. */
public final class Examples {

    static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> known;

    public Examples(Map<String, Object> known) {
        this.known = known;
    }

    public JsonNode of(JsonNode schema) {
        return of("", schema);
    }

    private JsonNode of(String name, JsonNode schema) {
        if (known.containsKey(name)) {
            return JSON.valueToTree(known.get(name));
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> JSON.createArrayNode().add(of(name, schema.path("items")));
            case "integer" -> JSON.valueToTree(Math.max(1, schema.path("minimum").asLong(1)));
            case "boolean" -> JSON.valueToTree(true);
            default -> JSON.valueToTree(text(schema));
        };
    }

    private JsonNode object(JsonNode schema) {
        ObjectNode object = JSON.createObjectNode();
        schema.path("properties")
                .properties()
                .forEach(each -> object.set(each.getKey(), of(each.getKey(), each.getValue())));
        return object;
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date" -> "2099-12-31";
            case "date-time" -> "2026-01-01T00:00:00Z";
            case "email" -> "bad-input@exemple.example";
            default -> "Texte";
        };
    }

    /** The first type, where null is another. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asString() : type.asString("");
    }
}
