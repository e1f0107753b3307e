package bourg.tenants;

import java.util.List;

/** One fault of one field of a request: a stable code, and the values its localized text needs. */
public record FieldError(String field, String code, List<Object> arguments) {
    public FieldError {
        arguments = List.copyOf(arguments);
    }

    public static FieldError of(String field, String code, Object... arguments) {
        return new FieldError(field, code, List.of(arguments));
    }
}
