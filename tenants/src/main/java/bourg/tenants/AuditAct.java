package bourg.tenants;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was seen or changed: a stable verb, the kind and identifier of the object, and the resident
 * whom it concerns, as a pseudonymous subject; for guests there is none but their order.
 */
public record AuditAct(String verb, String kind, String object, @Nullable String resident) {
    public AuditAct {
        Objects.requireNonNull(verb);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(object);
    }

    /** An act that concerns no resident. */
    public static AuditAct on(String verb, Identifier object) {
        return new AuditAct(verb, object.prefix(), object.toString(), null);
    }
}
