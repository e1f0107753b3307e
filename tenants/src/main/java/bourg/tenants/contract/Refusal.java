package bourg.tenants.contract;

import bourg.tenants.FieldError;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Why a request is refused: a status, a stable code, the values of its localized text, and the
 * faults per field.
 */
public record Refusal(
        HttpStatus status, String code, List<Object> arguments, List<FieldError> errors) {
    public Refusal {
        arguments = List.copyOf(arguments);
        errors = List.copyOf(errors);
    }

    public static Refusal of(HttpStatus status, String code, Object... arguments) {
        return new Refusal(status, code, List.of(arguments), List.of());
    }

    /** For all that is not there, or is not yours. */
    public static Refusal notFound() {
        return of(HttpStatus.NOT_FOUND, "not_found");
    }

    /** For a request whose fields are at fault. */
    public static Refusal invalid(List<FieldError> errors) {
        return new Refusal(HttpStatus.BAD_REQUEST, "invalid_request", List.of(), errors);
    }

    /** For a request without the proof of identity it needs. */
    public static Refusal unauthenticated() {
        return of(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }

    public ApiProblem toProblem() {
        return new ApiProblem(this);
    }
}
