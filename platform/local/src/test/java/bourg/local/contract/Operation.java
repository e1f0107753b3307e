package bourg.local.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** An operation of the contract. */
record Operation(String id, Route route, Callers callers, Optional<JsonNode> request) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

    /** How it is asked for. */
    record Route(String method, String path, boolean asksKey) {}

    /** Who may ask, as far as the contract says. */
    record Callers(boolean anybody) {}

    boolean reads() {
        return route.method().equals("GET");
    }

    /** The name of the identifier in its path, if it has one. */
    Optional<String> parameter() {
        Matcher parameter = PARAMETER.matcher(route.path());
        return parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty();
    }

    /** The path of the thing itself, up to its identifier. */
    String resource() {
        return route.path().substring(0, route.path().indexOf('}') + 1);
    }

    static String filled(String path, String identifier) {
        return PARAMETER.matcher(path).replaceAll(identifier);
    }

    @Override
    public String toString() {
        return route.method() + " " + route.path();
    }
}
