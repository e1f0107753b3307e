package bourg.tenants.contract;

import bourg.tenants.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.Errors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Names the faults that validation and parsing found, field by field, as the caller wrote the
 * fields.
 */
final class Faults {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private Faults() {}

    static List<FieldError> of(MethodArgumentNotValidException invalid) {
        return of((Errors) invalid.getBindingResult());
    }

    static List<FieldError> of(HandlerMethodValidationException invalid) {
        List<FieldError> faults = new ArrayList<>();
        invalid.getParameterValidationResults()
                .forEach(result -> {
                    if (result instanceof Errors errors) {
                        faults.addAll(of(errors));
                    } else {
                        String parameter =
                                String.valueOf(result.getMethodParameter().getParameterName());
                        result.getResolvableErrors()
                                .forEach(error ->
                                        faults.add(
                                                FieldError.of(
                                                        snake(parameter),
                                                        code(last(error.getCodes())))));
                    }
                });
        return faults;
    }

    private static List<FieldError> of(Errors errors) {
        return errors.getFieldErrors().stream()
                .map(error -> FieldError.of(snake(error.getField()), code(error.getCode())))
                .toList();
    }

    static List<FieldError> of(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream().map(Faults::of).toList();
    }

    private static FieldError of(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String annotation =
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName();
        return FieldError.of(snake(path.substring(path.indexOf('.') + 1)), code(annotation));
    }

    /** A body that is no JSON at all, or whose JSON does not fit. */
    static Refusal of(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> invalid(unknown, "unknown_field");
            case InvalidFormatException text
                    when text.getTargetType() == String.class && !text.getPath().isEmpty() ->
                    invalid(text, "illegal_character");
            case DatabindException mismatch when !mismatch.getPath().isEmpty() ->
                    invalid(mismatch, "wrong_type");
            case null, default -> Refusal.of(HttpStatus.BAD_REQUEST, "malformed_request");
        };
    }

    private static Refusal invalid(DatabindException mismatch, String code) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : mismatch.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(name);
            }
        }
        return Refusal.invalid(List.of(FieldError.of(field.toString(), code)));
    }

    private static String code(@Nullable String constraint) {
        return switch (String.valueOf(constraint)) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "wrong_length";
            case "Min", "Max", "DecimalMin", "DecimalMax" -> "out_of_range";
            case "Pattern" -> "wrong_format";
            case "Email" -> "email_invalid";
            default -> "invalid";
        };
    }

    private static @Nullable String last(String @Nullable [] codes) {
        return codes == null || codes.length == 0 ? null : codes[codes.length - 1];
    }

    private static String snake(String path) {
        return HUMP.matcher(path).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }
}
