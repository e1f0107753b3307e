package bourg.app.forms;

import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.Field.Traits;
import bourg.marketplace.Form;
import bourg.marketplace.FormError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws the intake form of an offer and reads what a browser sends back. */
public final class IntakeForm {
    /** Keeps the names of an offer's fields apart from those of the page around them. */
    public static final String PREFIX = "answer.";

    private static final int MOST_RADIOS = 6;

    private IntakeForm() {}

    /** The fields with what was typed (keys of the form) and the faults found in it. */
    public static FormView draw(
            Form form,
            Map<String, List<String>> typed,
            List<FormError> errors,
            Locale locale,
            Words words) {
        return new FormView(
                form.fields().stream()
                        .map(field ->
                                draw(field, locale, words)
                                        .values(typed.getOrDefault(field.key(), List.of()))
                                        .error(errorOf(field.key(), errors, locale)))
                        .toList(),
                words);
    }

    /** The fields as somebody meets them who has typed nothing yet. */
    public static FormView blank(Form form, Locale locale, Words words) {
        return draw(form, Map.of(), List.of(), locale, words);
    }

    /** What was typed, by key of the form; the three inputs of a date become one text. */
    public static Map<String, List<String>> read(Form form, Map<String, String[]> parameters) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (Form.Field field : form.fields()) {
            String name = PREFIX + field.key();
            String value =
                    field.kind() == Form.Kind.DATE
                            ? readDate(name, parameters)
                            : first(parameters, name);
            if (!value.isEmpty()) {
                typed.put(field.key(), List.of(value));
            }
        }
        return typed;
    }

    /** Reads the three inputs of any date field: ISO 8601 if numbers were typed. */
    public static String readDate(String name, Map<String, String[]> parameters) {
        return TypedDate.join(
                first(parameters, name + ".year"),
                first(parameters, name + ".month"),
                first(parameters, name + ".day"));
    }

    private static Field draw(Form.Field field, Locale locale, Words words) {
        var drawn =
                Field.of(kind(field), PREFIX + field.key(), field.title().in(locale))
                        .hint(hint(field, locale, words))
                        .choices(choices(field, locale, words));
        return drawn.traits(
                new Traits(
                        !field.required(),
                        field.maxLength(),
                        autocomplete(field.kind()),
                        numeric(field.kind()) ? 10 : 0,
                        null,
                        null));
    }

    private static Kind kind(Form.Field field) {
        return switch (field.kind()) {
            case TEXT -> Kind.TEXT;
            case TEXT_AREA -> Kind.TEXT_AREA;
            case EMAIL -> Kind.EMAIL;
            case PHONE -> Kind.PHONE;
            case DATE -> Kind.DATE;
            case INTEGER -> Kind.DIGITS;
            case NUMBER -> Kind.DECIMAL;
            case YES_NO -> Kind.RADIOS;
            case CHOICE -> field.options().size() > MOST_RADIOS ? Kind.SELECT : Kind.RADIOS;
        };
    }

    private static List<Choice> choices(Form.Field field, Locale locale, Words words) {
        return field.kind() == Form.Kind.YES_NO
                ? List.of(new Choice("true", words.yes()), new Choice("false", words.no()))
                : field.options().stream()
                        .map(option -> new Choice(option.value(), option.label().in(locale)))
                        .toList();
    }

    private static @Nullable String hint(Form.Field field, Locale locale, Words words) {
        var own = Optional.ofNullable(field.hint()).map(text -> text.in(locale));
        return own.orElse(field.kind() == Form.Kind.DATE ? words.dateHint() : null);
    }

    private static @Nullable String errorOf(String key, List<FormError> errors, Locale locale) {
        return errors.stream()
                .filter(error -> error.field().equals(key))
                .findFirst()
                .map(error -> error.message().in(locale))
                .orElse(null);
    }

    private static @Nullable String autocomplete(Form.Kind kind) {
        return switch (kind) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            default -> null;
        };
    }

    private static boolean numeric(Form.Kind kind) {
        return kind == Form.Kind.INTEGER || kind == Form.Kind.NUMBER;
    }

    private static String first(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }
}
