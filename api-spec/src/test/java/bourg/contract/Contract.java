package bourg.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One document of the contract, in one piece: what it shares with others is copied in. */
record Contract(String name, ObjectNode document) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String SHARED = "shared.yaml#";

    static Contract read(Path file) {
        var document = tree(file);
        var shared = tree(file.resolveSibling("shared.yaml"));
        shared.path("components")
                .properties()
                .forEach(kind -> {
                    var own = document.withObjectProperty("components");
                    var parts = own.withObjectProperty(kind.getKey());
                    kind.getValue()
                            .properties()
                            .forEach(part -> parts.set(part.getKey(), part.getValue()));
                });
        localize(document);
        return new Contract(file.getFileName().toString(), document);
    }

    static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("shared.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int majorVersion() {
        var version = document.at("/info/version").asText();
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    List<JsonNode> operations() {
        var all = new ArrayList<JsonNode>();
        for (var path : document.path("paths")) {
            for (var operation : path) if (operation.has("operationId")) all.add(operation);
        }
        return all;
    }

    /**
     * Every property of every schema, as schema.property: whoever reads or sends one relies on it.
     */
    Set<String> properties() {
        var all = new TreeSet<String>();
        var schemas = document.at("/components/schemas").properties();
        for (var schema : schemas) {
            all.add(schema.getKey());
            schema.getValue()
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(name -> all.add(schema.getKey() + "." + name));
        }
        return all;
    }

    /**
     * The same contract in the words of OpenAPI 3.0. openapi-diff 2.1.7 reads 3.1 but compares
     * neither `type` (a set there) nor webhooks: it would find nothing, and say so cheerfully.
     */
    String inOlderWords() {
        var older = document.deepCopy();
        older.put("openapi", "3.0.3");
        if (older.remove("webhooks") instanceof ObjectNode webhooks) {
            var paths = older.withObjectProperty("paths");
            webhooks.properties()
                    .forEach(hook -> paths.set("/" + hook.getKey(), sent(hook.getValue())));
        }
        older.path("components").path("schemas").forEach(Contract::olderSchema);
        try {
            return YAML.writeValueAsString(older);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For its reader a webhook is an answer: what may change in it are the rules of answers. */
    private static ObjectNode sent(JsonNode webhook) {
        var path = YAML.createObjectNode();
        var answer = path.putObject("get").putObject("responses").putObject("200");
        answer.put("description", "Sent");
        answer.set("content", webhook.at("/post/requestBody/content"));
        return path;
    }

    private static void olderSchema(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            if (schema.get("type") instanceof ArrayNode types) {
                schema.put("type", types.get(0).asText()).put("nullable", true);
            }
            if (schema.get("oneOf") instanceof ArrayNode either
                    && either.size() == 2
                    && either.get(1).path("type").asText().equals("null")) {
                schema.remove("oneOf");
                schema.putArray("allOf").add(either.get(0));
                schema.put("nullable", true);
            }
            schema.remove("examples");
        }
        node.forEach(Contract::olderSchema);
    }

    private static void localize(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var reference = object.path("$ref").asText();
            if (reference.startsWith(SHARED)) {
                object.put("$ref", reference.substring(SHARED.length() - 1));
            }
        }
        node.forEach(Contract::localize);
    }

    private static ObjectNode tree(Path file) {
        try {
            return (ObjectNode) YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
