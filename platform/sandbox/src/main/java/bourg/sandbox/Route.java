package bourg.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One endpoint.
 *
 * @param required the parameters without which Stripe refuses; its library does not know them
 */
record Route(
        String method,
        String path,
        Class<?> contract,
        List<String> required,
        Function<Call, ObjectNode> answer) {

    static Route get(String path, Class<?> contract, Function<Call, ObjectNode> answer) {
        return new Route("GET", path, contract, List.of(), answer);
    }

    static Route post(String path, Class<?> contract, Function<Call, ObjectNode> answer) {
        return new Route("POST", path, contract, List.of(), answer);
    }

    Route requiring(String... names) {
        return new Route(method, path, contract, List.of(names), answer);
    }

    /** The identifiers in the address if it is this endpoint's, else null. */
    @Nullable List<String> match(String method, String path) {
        if (!this.method.equals(method)) {
            return null;
        }
        Matcher matcher = Pattern.compile(this.path.replace("{id}", "([^/]+)")).matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            ids.add(matcher.group(i));
        }
        return ids;
    }

    /** Refuses what the contract does not know, then what it misses. */
    void check(Parameters parameters) {
        Contract.check(contract, parameters);
        for (String each : required) {
            if (!parameters.has(each)) {
                throw Refused.missing(each);
            }
        }
    }
}
