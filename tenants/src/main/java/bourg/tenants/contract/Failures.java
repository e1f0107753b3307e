package bourg.tenants.contract;

import bourg.tenants.FieldError;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says which refusal an exception amounts to. */
final class Failures {
    private static final Refusal BUG =
            Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error");

    private Failures() {}

    static Refusal toRefusal(Exception failure) {
        return switch (failure) {
            case ApiProblem problem -> problem.refusal();
            case MethodArgumentNotValidException invalid -> Refusal.invalid(Faults.of(invalid));
            case HandlerMethodValidationException invalid -> Refusal.invalid(Faults.of(invalid));
            case ConstraintViolationException invalid -> Refusal.invalid(Faults.of(invalid));
            case HttpMessageNotReadableException unreadable -> Faults.of(unreadable);
            case MissingRequestHeaderException missing
                    when missing.getHeaderName().equals(IdempotencyFilter.HEADER) ->
                    Refusal.of(HttpStatus.BAD_REQUEST, "idempotency_key_required");
            case MissingRequestHeaderException missing -> missing(missing.getHeaderName());
            case MissingServletRequestParameterException missing ->
                    missing(missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch ->
                    Refusal.invalid(List.of(FieldError.of(mismatch.getName(), "wrong_type")));
            default -> Outages.refusal(failure).orElseGet(() -> byStatus(failure));
        };
    }

    private static Refusal missing(String name) {
        return Refusal.invalid(List.of(FieldError.of(name, "required")));
    }

    private static Refusal byStatus(Exception failure) {
        if (Outages.isConflict(failure)) {
            return Refusal.of(HttpStatus.CONFLICT, "concurrent_change");
        }
        if (Outages.isUnstorable(failure)) {
            return Refusal.of(HttpStatus.BAD_REQUEST, "malformed_request");
        }
        if (!(failure instanceof ErrorResponse response)) {
            return BUG;
        }
        HttpStatusCode status = response.getStatusCode();
        return switch (status.value()) {
            case 404 -> Refusal.notFound();
            case 405 -> Refusal.of(HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed");
            case 406 -> Refusal.of(HttpStatus.NOT_ACCEPTABLE, "not_acceptable");
            case 413 -> Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "request_too_large");
            case 415 -> Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type");
            default ->
                    status.is4xxClientError()
                            ? Refusal.of(HttpStatus.BAD_REQUEST, "malformed_request")
                            : BUG;
        };
    }
}
