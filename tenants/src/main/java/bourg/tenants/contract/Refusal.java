package bourg.tenants.contract;

import bourg.tenants.FieldError;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Why a request is refused: a status, a stable code, the values of its localized text, and the
 * faults per field.
 */
public record Refusal(
        HttpStatus status, String code, List<Object> arguments, List<FieldError> errors) {
    /** The attribute of a request whose whole site is refused: a page says why. */
    public static final String ATTRIBUTE = Refusal.class.getName();

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

    /** When it is worth asking again. */
    public Duration retryAfter() {
        return code.equals("city_suspended") ? Duration.ofMinutes(5) : Duration.ofSeconds(5);
    }

    public ApiProblem toProblem() {
        return new ApiProblem(this);
    }
}
