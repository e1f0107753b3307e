package bourg.marketplace;

import bourg.tenants.Localized;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one schema into the form to draw and collects what cannot be drawn. */
final class FormReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final int BIGGEST = 50_000;
    private static final int MOST_FIELDS = 40;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Set<String> ROOT_KEYWORDS =
            Set.of(
                    "$schema",
                    "type",
                    "title",
                    "description",
                    "properties",
                    "required",
                    "additionalProperties");

    private final List<FormError> errors = new ArrayList<>();
    private final List<Form.Field> fields = new ArrayList<>();

    FormReader(String schema) {
        JsonNode root = schema.length() > BIGGEST ? null : json(schema);
        if (schema.length() > BIGGEST) {
            fault("", "too_big");
        } else if (root == null) {
            fault("", "not_json");
        } else if (!root.isObject() || !"object".equals(text(root, "type"))) {
            fault("", "not_an_object_schema");
        } else {
            readRoot(root);
        }
    }

    List<FormError> errors() {
        return errors;
    }

    Form form() {
        return new Form(fields);
    }

    static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private void readRoot(JsonNode root) {
        for (String keyword : root.propertyNames()) {
            if (!ROOT_KEYWORDS.contains(keyword)) {
                fault(keyword, "keyword_not_supported");
            }
        }
        if (root.has("$schema") && !DIALECT.equals(text(root, "$schema"))) {
            fault("$schema", "wrong_dialect");
        }
        if (root.has("additionalProperties") && !root.path("additionalProperties").isBoolean()) {
            fault("additionalProperties", "value_not_supported");
        }
        JsonNode properties = root.path("properties");
        if (!properties.isObject() || properties.size() > MOST_FIELDS) {
            fault("properties", "value_not_supported");
            return;
        }
        Set<String> required = required(root.path("required"), properties);
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            readField(property.getKey(), property.getValue(), required.contains(property.getKey()));
        }
    }

    private Set<String> required(JsonNode names, JsonNode properties) {
        Set<String> required = new HashSet<>();
        boolean sound = names.isMissingNode() || names.isArray();
        for (JsonNode name : names) {
            sound &=
                    name.isString()
                            && properties.has(name.stringValue())
                            && required.add(name.stringValue());
        }
        if (!sound) {
            fault("required", "value_not_supported");
        }
        return required;
    }

    private void readField(String key, JsonNode property, boolean required) {
        if (!KEY.matcher(key).matches()) {
            fault(key, "key_not_supported");
        } else if (!property.isObject()) {
            fault(key, "value_not_supported");
        } else {
            FormField field = new FormField(property);
            Localized title = localized(property, "x-title");
            if (title == null) {
                fault(key, "title_missing");
            }
            field.faults()
                    .forEach((keyword, code) ->
                            fault(keyword.isEmpty() ? key : key + "." + keyword, code));
            Form.Kind kind = field.kind();
            if (title != null && kind != null) {
                fields.add(
                        new Form.Field(
                                key,
                                title,
                                localized(property, "x-hint"),
                                kind,
                                required,
                                field.options(),
                                field.maxLength()));
            }
        }
    }

    private void fault(String place, String code) {
        errors.add(FormMessages.schema(place, code));
    }

    /** The two texts {@code name-fr} and {@code name-en}, or null unless both are there. */
    static @Nullable Localized localized(JsonNode node, String name) {
        String french = text(node, name + "-fr");
        String english = text(node, name + "-en");
        return french.isBlank() || english.isBlank() ? null : new Localized(french, english);
    }

    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : "";
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
