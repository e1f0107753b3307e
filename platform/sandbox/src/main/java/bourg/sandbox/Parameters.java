package bourg.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's parameters as a tree.
 *
 * @param tree leaves are text (form) or JSON scalars; lists from a form are maps by index
 * @param form whether they came as a form, where everything is text
 */
record Parameters(Map<String, @Nullable Object> tree, boolean form) {

    /** Reads {@code a[b][0][c]=d} pairs, as in a query or a form body. */
    static Parameters ofForm(String encoded) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = decode(parts[0]);
            put(root, path(name), parts.length > 1 ? decode(parts[1]) : "", name);
        }
        return new Parameters(root, true);
    }

    /** Reads a JSON object. */
    static Parameters ofJson(String body) {
        try {
            JsonNode read = Store.JSON.readTree(body.isBlank() ? "{}" : body);
            if (!read.isObject()) {
                throw Refused.invalid("invalid_json", "The body must be a JSON object.", null);
            }
            @SuppressWarnings("unchecked") // an object node converts to a map by text
            Map<String, @Nullable Object> tree =
                    (Map<String, @Nullable Object>)
                            Store.JSON.convertValue(read, LinkedHashMap.class);
            return new Parameters(tree, false);
        } catch (tools.jackson.core.JacksonException e) {
            throw Refused.invalid("invalid_json", "The body is not valid JSON.", null);
        }
    }

    private static String[] path(String name) {
        return Arrays.stream(name.replace("]", "").split("\\[", -1)).toArray(String[]::new);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid(null, "Invalid URL encoding: " + text, null);
        }
    }

    @SuppressWarnings("unchecked") // inner nodes are maps that this method made
    private static void put(
            Map<String, @Nullable Object> root, String[] path, String value, String name) {
        Map<String, @Nullable Object> at = root;
        for (int i = 0; i < path.length - 1; i++) {
            Object next = at.computeIfAbsent(path[i], key -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map<?, ?>)) {
                throw Refused.invalid(null, "Invalid object: " + name, name);
            }
            at = (Map<String, @Nullable Object>) next;
        }
        String last = path[path.length - 1];
        at.put(last.isEmpty() ? String.valueOf(at.size()) : last, value);
    }

    @Nullable String text(String name) {
        Object value = tree.get(name);
        return value == null || value instanceof Map || value.equals("") ? null : value.toString();
    }

    /** A text that the contract has already required. */
    String required(String name) {
        String value = text(name);
        if (value == null) {
            throw Refused.missing(name);
        }
        return value;
    }

    @Nullable Long number(String name) {
        String value = text(name);
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw Refused.invalid("parameter_invalid_integer", "Invalid integer: " + value, name);
        }
    }

    boolean has(String name) {
        return tree.containsKey(name);
    }

    boolean flag(String name) {
        return "true".equals(text(name));
    }

    /** The parameters under this name; none if it is absent. */
    Parameters group(String name) {
        return tree.get(name) instanceof Map<?, ?> group ? of(group) : of(Map.of());
    }

    List<Parameters> groups(String name) {
        List<Parameters> all = new ArrayList<>();
        for (Object each : items(tree.get(name))) {
            all.add(each instanceof Map<?, ?> map ? of(map) : of(Map.of()));
        }
        return all;
    }

    List<String> texts(String name) {
        return items(tree.get(name)).stream().map(String::valueOf).toList();
    }

    /** What the caller attaches, within Stripe's limits. */
    ObjectNode metadata() {
        ObjectNode all = Store.JSON.createObjectNode();
        group("metadata").tree.forEach((key, value) -> all.put(key, String.valueOf(value)));
        if (all.size() > 50) {
            throw Refused.invalid(null, "Metadata can have at most 50 keys.", "metadata");
        }
        all.properties()
                .forEach(each -> {
                    if (each.getKey().length() > 40 || each.getValue().asString().length() > 500) {
                        throw Refused.invalid(
                                null,
                                "Metadata keys can be at most 40 characters and values at"
                                        + " most 500.",
                                "metadata[" + each.getKey() + "]");
                    }
                });
        return all;
    }

    private Parameters of(Map<?, ?> map) {
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        map.forEach((key, value) -> inner.put(String.valueOf(key), value));
        return new Parameters(inner, form);
    }

    /** The items of a list, whichever way it came. */
    static List<?> items(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Map<?, ?> map -> new ArrayList<>(map.values());
            case List<?> list -> list;
            default -> List.of(value);
        };
    }
}
