package bourg.local.contract;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every body that is one mistake away from a valid one, made from the schema. */
final class Mistakes {

    private static final JsonMapper JSON = new JsonMapper();

    /** An amount that may well be refused as more than is left, which is a conflict. */
    static final String MORE_THAN_THERE_IS = "more money than there is";

    private static final int NO_LIMIT = 20_000;

    /** A wrong body and what is wrong with it. */
    record Mistake(String what, String body) {}

    private final JsonNode valid;
    private final List<Mistake> found = new ArrayList<>();

    private Mistakes(JsonNode valid) {
        this.valid = valid;
    }

    static List<Mistake> in(JsonNode schema, JsonNode valid) {
        Mistakes mistakes = new Mistakes(valid);
        mistakes.say("no body", "");
        mistakes.say("broken JSON", "{\"a\": ");
        mistakes.say("an array", "[]");
        mistakes.say("a text", "\"text\"");
        mistakes.say("null", "null");
        mistakes.say("two documents", valid + " " + valid);
        mistakes.object("", schema);
        return mistakes.found;
    }

    private void say(String what, String body) {
        found.add(new Mistake(what, body));
    }

    private void object(String pointer, JsonNode schema) {
        if (schema.path("additionalProperties").asBoolean(false)) {
            with(pointer + "/free", JSON.valueToTree("a\u0000b"), "a character that no text has");
            return; // a form or answers: their own rules are tested where they live
        }
        with(pointer + "/unexpected_property", JSON.valueToTree("x"), "unknown property");
        schema.path("required").values().forEach(name -> without(pointer + "/" + name.asString()));
        for (var property : schema.path("properties").properties()) {
            String here = pointer + "/" + property.getKey();
            if (!valid.at(here).isMissingNode()) {
                property(here, property.getValue());
            }
        }
    }

    private void property(String pointer, JsonNode schema) {
        switch (Examples.type(schema)) {
            case "object" -> {
                with(pointer, JSON.valueToTree("text"), "text for object");
                with(pointer, JSON.createArrayNode(), "array for object");
                object(pointer, schema);
            }
            case "array" -> {
                with(pointer, JSON.valueToTree("text"), "text for array");
                with(pointer, JSON.createArrayNode().addNull(), "null in array");
                with(pointer, JSON.createArrayNode().add(7), "number in array");
            }
            case "integer" -> integer(pointer, schema);
            case "boolean" -> {
                with(pointer, JSON.valueToTree("true"), "text for boolean");
                with(pointer, JSON.valueToTree(1), "number for boolean");
            }
            default -> text(pointer, schema);
        }
    }

    private void integer(String pointer, JsonNode schema) {
        with(pointer, JSON.valueToTree("7"), "text for integer");
        with(pointer, JSON.valueToTree(1.5), "fraction for integer");
        with(pointer, JSON.createObjectNode(), "object for integer");
        with(pointer, JSON.readTree("1e30"), "beyond any integer");
        if (schema.has("minimum")) {
            with(pointer, JSON.valueToTree(schema.path("minimum").asLong() - 1), "too small");
        }
        if (schema.has("maximum")) {
            with(pointer, JSON.valueToTree(schema.path("maximum").asLong() + 1), "too large");
        }
        if (pointer.endsWith("/amount_minor")) {
            with(pointer, JSON.valueToTree(-1), "negative amount");
            with(pointer, JSON.valueToTree(Long.MAX_VALUE), MORE_THAN_THERE_IS);
        }
    }

    private void text(String pointer, JsonNode schema) {
        with(pointer, JSON.valueToTree(7), "number for text");
        with(pointer, JSON.createObjectNode(), "object for text");
        with(pointer, JSON.valueToTree("a\u0000b"), "a character that no text has");
        int longest = schema.path("maxLength").asInt(NO_LIMIT);
        with(pointer, JSON.valueToTree("x".repeat(longest + 1)), "too long");
        if (schema.has("enum")) {
            with(pointer, JSON.valueToTree("nonsense"), "not one of those listed");
        }
        if (schema.has("pattern") || schema.has("format")) {
            with(pointer, JSON.valueToTree("!!"), "not of the form");
        }
        if (schema.path("minLength").asInt(0) > 0) {
            with(pointer, JSON.valueToTree(""), "empty");
        }
        if (pointer.endsWith("/currency")) {
            with(pointer, JSON.valueToTree("XTS"), "a currency for tests only");
            with(pointer, JSON.valueToTree("QQQ"), "no currency");
        }
    }

    private void with(String pointer, JsonNode value, String what) {
        ObjectNode copy = valid.deepCopy().asObject();
        JsonNode parent = copy.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        }
        say(pointer + ": " + what, copy.toString());
    }

    private void without(String pointer) {
        ObjectNode copy = valid.deepCopy().asObject();
        if (copy.at(pointer.substring(0, pointer.lastIndexOf('/'))) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(pointer.lastIndexOf('/') + 1));
            say(pointer + ": missing", copy.toString());
            with(pointer, JSON.nullNode(), "null");
        }
    }
}
