package bourg.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What Stripe would refuse, in the words and the shape of its errors. */
final class Refused extends RuntimeException {

    private final int status;
    private final transient Map<String, String> fields = new LinkedHashMap<>();

    Refused(int status, String type, @Nullable String code, String message) {
        super(message);
        this.status = status;
        with("type", type).with("code", code).with("message", message);
    }

    static Refused invalid(@Nullable String code, String message, @Nullable String param) {
        return new Refused(400, "invalid_request_error", code, message).with("param", param);
    }

    static Refused missing(String param) {
        return invalid("parameter_missing", "Missing required param: " + param + ".", param);
    }

    /** An identifier in the address that names nothing. */
    static Refused noSuch(String what, String id) {
        return new Refused(
                        404,
                        "invalid_request_error",
                        "resource_missing",
                        "No such %s: '%s'".formatted(what, id))
                .with("param", "id");
    }

    /** An identifier in a parameter that names nothing. */
    static Refused noSuchParameter(String param, String id) {
        return invalid("resource_missing", "No such %s: '%s'".formatted(param, id), param);
    }

    Refused with(String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode error = Store.JSON.createObjectNode();
        fields.forEach(error::put);
        ObjectNode body = Store.JSON.createObjectNode();
        body.set("error", error);
        return body;
    }
}
