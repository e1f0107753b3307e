package bourg.app.partner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The questions of an intake form, in order; what its JSON Schema says besides stays as it is. */
final class Questions {
    static final String NONE =
            """
            {
              "type" : "object",
              "properties" : { },
              "required" : [ ],
              "additionalProperties" : false
            }\
            """;

    static final int MOST = 40;

    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";
    private static final int LONGEST_KEY = 36;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode schema;

    private Questions(ObjectNode schema) {
        this.schema = schema;
    }

    /** The questions, if the text is a schema to which one can be added. */
    static Optional<Questions> read(String text) {
        try {
            return JSON.readTree(text.isBlank() ? NONE : text) instanceof ObjectNode schema
                            && schema.path(PROPERTIES) instanceof ObjectNode
                    ? Optional.of(new Questions(schema))
                    : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    List<String> keys() {
        return List.copyOf(properties().propertyNames());
    }

    Optional<ObjectNode> find(String key) {
        return properties().get(key) instanceof ObjectNode question
                ? Optional.of(question)
                : Optional.empty();
    }

    boolean isRequired(String key) {
        return required().contains(key);
    }

    /** Writes a question in its place, or at the end. */
    void put(String key, ObjectNode question, boolean must) {
        properties().set(key, question);
        require(key, must);
    }

    void remove(String key) {
        properties().remove(key);
        require(key, false);
    }

    /** Moves a question up (-1) or down (1); at the edge it stays. */
    void move(String key, int by) {
        List<String> order = new ArrayList<>(keys());
        int from = order.indexOf(key);
        int to = from + by;
        if (from < 0 || to < 0 || to >= order.size()) {
            return;
        }
        Collections.swap(order, from, to);
        Map<String, JsonNode> all = new LinkedHashMap<>();
        order.forEach(name -> all.put(name, properties().path(name)));
        schema.putObject(PROPERTIES).setAll(all);
    }

    /** A key that no question has, made of a question's words. */
    String freeKey(String words) {
        String stem = slug(words);
        String key = stem;
        for (int number = 2; properties().has(key); number++) {
            key = stem + "_" + number;
        }
        return key;
    }

    /** Lower-case words joined by underscores, as keys of questions and choices are. */
    static String slug(String words) {
        String slug =
                words.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^[^a-z]+", "");
        String cut = slug.substring(0, Math.min(LONGEST_KEY, slug.length())).replaceAll("_+$", "");
        return cut.isEmpty() ? "question" : cut;
    }

    String text() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema);
    }

    private void require(String key, boolean must) {
        List<String> names = new ArrayList<>(required());
        names.remove(key);
        if (must) {
            names.add(key);
        }
        ArrayNode all = schema.putArray(REQUIRED);
        names.forEach(all::add);
    }

    private List<String> required() {
        List<String> names = new ArrayList<>();
        for (JsonNode name : schema.path(REQUIRED)) {
            names.add(name.asString(""));
        }
        return names;
    }

    private ObjectNode properties() {
        return (ObjectNode) schema.path(PROPERTIES);
    }
}
