package bourg.app.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an input of one line asks browsers for the right keyboard and width. */
public record InputLook(
        String type,
        @Nullable String inputMode,
        @Nullable String spellcheck,
        String classes,
        boolean beside) {
    private static final List<Integer> WIDTHS = List.of(2, 3, 4, 5, 10, 20, 30);

    public static InputLook of(Field field) {
        return new InputLook(
                type(field.kind()),
                inputMode(field.kind()),
                isProse(field.kind()) ? null : "false",
                width(field.traits().width())
                        + (field.error() == null ? "" : " govuk-input--error"),
                field.traits().prefix() != null || field.traits().suffix() != null);
    }

    private static String type(Field.Kind kind) {
        return switch (kind) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case ADDRESS -> "url";
            default -> "text";
        };
    }

    private static @Nullable String inputMode(Field.Kind kind) {
        return switch (kind) {
            case DIGITS -> "numeric";
            case DECIMAL -> "decimal";
            default -> null;
        };
    }

    private static boolean isProse(Field.Kind kind) {
        return kind == Field.Kind.TEXT || kind == Field.Kind.DIGITS || kind == Field.Kind.DECIMAL;
    }

    private static String width(int characters) {
        return WIDTHS.stream()
                .filter(width -> characters > 0 && width >= characters)
                .findFirst()
                .map(width -> " govuk-input--width-" + width)
                .orElse("");
    }
}
