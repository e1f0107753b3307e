package bourg.local.contract;

import bourg.parts.RepositoryRoot;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract as its documents lay it down. */
public final class Contract {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> OWNERS = List.of("tenants", "marketplace", "billing");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    private final Map<String, JsonNode> documents = new HashMap<>();

    private Contract() {
        for (String name : List.of("tenants", "marketplace", "billing", "shared")) {
            documents.put(name + ".yaml", read(file("api-spec/openapi/" + name + ".yaml")));
        }
    }

    /** Every operation of every owner. */
    public static List<Operation> operations() {
        Contract contract = new Contract();
        List<Operation> found = new ArrayList<>();
        OWNERS.forEach(owner -> contract.collect(owner + ".yaml", found));
        return found;
    }

    /** The codes that the publishing documentation promises. */
    static Set<String> documentedCodes() {
        try {
            Matcher codes =
                    DOCUMENTED.matcher(Files.readString(file("docs/publishing/problems.md")));
            return codes.results().map(code -> code.group(1)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void collect(String document, List<Operation> found) {
        JsonNode root = Objects.requireNonNull(documents.get(document));
        for (var path : root.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    JsonNode operation = inlined(document, method.getValue());
                    found.add(operation(path.getKey(), method.getKey(), operation));
                }
            }
        }
    }

    private static Operation operation(String path, String method, JsonNode operation) {
        List<Operation.Parameter> parameters =
                operation.path("parameters").values().stream().map(Contract::parameter).toList();
        boolean asksKey =
                parameters.stream().anyMatch(each -> each.name().equals("Idempotency-Key"));
        JsonNode security = operation.path("security");
        boolean anybody = security.isArray() && security.isEmpty();
        boolean alsoNobody = security.values().stream().anyMatch(JsonNode::isEmpty);
        JsonNode content = operation.path("requestBody").path("content");
        JsonNode schema = content.path("application/json").path("schema");
        String mediaType = content.propertyNames().stream().findFirst().orElse("");
        return new Operation(
                operation.path("operationId").asString(),
                new Operation.Route(
                        method.toUpperCase(java.util.Locale.ROOT), path, asksKey, mediaType),
                new Operation.Callers(anybody, anybody || alsoNobody),
                parameters,
                schema.isMissingNode() ? Optional.empty() : Optional.of(schema));
    }

    private static Operation.Parameter parameter(JsonNode node) {
        return new Operation.Parameter(
                node.path("name").asString(),
                node.path("in").asString(),
                node.path("required").asBoolean(false));
    }

    /** The same with what it refers to in the place of the reference. */
    private JsonNode inlined(String document, JsonNode node) {
        if (node.path("$ref").isString()) {
            String[] parts = node.path("$ref").asString().split("#", 2);
            String target = parts[0].isEmpty() ? document : parts[0];
            return inlined(target, documents.getOrDefault(target, node).at(parts[1]));
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties()
                    .forEach(each -> copy.set(each.getKey(), inlined(document, each.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.values().forEach(each -> copy.add(inlined(document, each)));
            return copy;
        }
        return node;
    }

    private static JsonNode read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return JSON.valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String path) {
        return RepositoryRoot.find().resolve(path);
    }
}
