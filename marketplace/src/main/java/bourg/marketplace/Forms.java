package bourg.marketplace;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads intake forms (a subset of JSON Schema 2020-12) and checks answers against them. */
@Component
public class Forms {
    /** What keeps a schema from being accepted; empty means that it can be drawn and checked. */
    public List<FormError> inspect(String schema) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The form to draw; the schema must have passed {@link #inspect}. */
    public Form parse(String schema) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Checks answers; errors carry the field's key. */
    public List<FormError> check(String schema, JsonNode answers) {
        throw new UnsupportedOperationException("not yet");
    }
}
