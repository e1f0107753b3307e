package bourg.local.contract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An operation of the contract. */
public record Operation(
        String id,
        Route route,
        Callers callers,
        List<Parameter> parameters,
        Optional<JsonNode> request) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

    /** How it is asked for; the media type is empty where nothing is sent. */
    public record Route(String method, String path, boolean asksKey, String mediaType) {}

    /** Who may ask, as far as the contract says: anybody at all, or also people without a token. */
    public record Callers(boolean anybody, boolean alsoNobody) {}

    /** What it takes besides its body: {@code in} is path, query or header. */
    public record Parameter(String name, String in, boolean required) {}

    public boolean reads() {
        return route.method().equals("GET");
    }

    /** Whether a file is sent, which the schema says nothing of. */
    public boolean takesFile() {
        return !route.mediaType().isEmpty() && request.isEmpty();
    }

    /** The name of the identifier in its path, if it has one. */
    public Optional<String> parameter() {
        Matcher parameter = PARAMETER.matcher(route.path());
        return parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty();
    }

    /** Whether it takes such a parameter in its query or headers. */
    public boolean takes(String name) {
        return parameters.stream().anyMatch(each -> each.name().equals(name));
    }

    public static String filled(String path, String identifier) {
        return PARAMETER.matcher(path).replaceAll(identifier);
    }

    @Override
    public String toString() {
        return route.method() + " " + route.path();
    }
}
