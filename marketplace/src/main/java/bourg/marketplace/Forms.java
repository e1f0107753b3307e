package bourg.marketplace;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads intake forms (a subset of JSON Schema 2020-12) and checks answers against them. */
@Component
public class Forms {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{6,18}");

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    /** What keeps a schema from being accepted; empty means that it can be drawn and checked. */
    public List<FormError> inspect(String schema) {
        return new FormReader(schema).errors();
    }

    /** The form to draw; the schema must have passed {@link #inspect}. */
    public Form parse(String schema) {
        FormReader reader = new FormReader(schema);
        if (!reader.errors().isEmpty()) {
            throw new IllegalArgumentException("Not a form that can be drawn: " + reader.errors());
        }
        return reader.form();
    }

    /** Checks answers; errors carry the field's key, at most one per field. */
    public List<FormError> check(String schema, JsonNode answers) {
        Form form = parse(schema);
        if (!answers.isObject()) {
            return List.of(FormMessages.answer("", "type", "object"));
        }
        ObjectNode strict = (ObjectNode) java.util.Objects.requireNonNull(FormReader.json(schema));
        strict.put("additionalProperties", false);
        Schema compiled = registry.getSchema(strict);
        Map<String, FormError> errors = new LinkedHashMap<>();
        for (Form.Field field : form.fields()) {
            FormError error = ownCheck(field, answers.get(field.key()));
            if (error != null) {
                errors.put(field.key(), error);
            }
        }
        for (Error error : compiled.validate(answers)) {
            FormError translated = translate(strict, error);
            errors.putIfAbsent(translated.field(), translated);
        }
        return inOrder(form, errors);
    }

    /** What JSON Schema does not say: blank is no answer, and what a phone number looks like. */
    private static @Nullable FormError ownCheck(Form.Field field, @Nullable JsonNode answer) {
        if (answer == null || !answer.isString()) {
            return null;
        }
        String text = answer.stringValue();
        if (field.required() && text.isBlank()) {
            return FormMessages.answer(field.key(), "required", "");
        }
        boolean strangePhone = field.kind() == Form.Kind.PHONE && !PHONE.matcher(text).matches();
        return strangePhone ? FormMessages.answer(field.key(), "format", "tel") : null;
    }

    private static FormError translate(JsonNode schema, Error error) {
        String property = error.getProperty();
        if (property != null) {
            return FormMessages.answer(property, error.getKeyword(), "");
        }
        String key = error.getInstanceLocation().getName(-1);
        JsonNode limit = schema.path("properties").path(key).path(error.getKeyword());
        return FormMessages.answer(
                key, error.getKeyword(), limit.isValueNode() ? limit.asString() : "");
    }

    private static List<FormError> inOrder(Form form, Map<String, FormError> errors) {
        Map<String, FormError> ordered = new LinkedHashMap<>();
        for (Form.Field field : form.fields()) {
            FormError error = errors.get(field.key());
            if (error != null) {
                ordered.put(field.key(), error);
            }
        }
        errors.forEach(ordered::putIfAbsent);
        return List.copyOf(ordered.values());
    }
}
