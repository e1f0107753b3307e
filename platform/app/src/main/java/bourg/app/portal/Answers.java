package bourg.app.portal;

import bourg.marketplace.Form;
import bourg.tenants.Localized;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as people read them: the question, and the answer in words. */
public record Answers(List<Answer> all) {
    /** One answer: in words of both languages, as a date, or as it was typed. */
    public record Answer(
            String key,
            Localized question,
            String text,
            @Nullable Localized words,
            @Nullable LocalDate date) {}

    private static final Localized YES = new Localized("Oui", "Yes");
    private static final Localized NO = new Localized("Non", "No");

    public static Answers of(Form form, Map<String, List<String>> typed) {
        return new Answers(
                form.fields().stream()
                        .filter(field -> !typed.getOrDefault(field.key(), List.of()).isEmpty())
                        .map(field -> answer(field, typed.getOrDefault(field.key(), List.of())))
                        .toList());
    }

    private static Answer answer(Form.Field field, List<String> typed) {
        String text = typed.getFirst();
        return new Answer(
                field.key(),
                field.title(),
                text,
                words(field, text),
                field.kind() == Form.Kind.DATE ? date(text) : null);
    }

    private static @Nullable Localized words(Form.Field field, String text) {
        return switch (field.kind()) {
            case CHOICE ->
                    field.options().stream()
                            .filter(option -> option.value().equals(text))
                            .map(Form.Option::label)
                            .findFirst()
                            .orElse(null);
            case YES_NO -> text.equals("true") ? YES : NO;
            default -> null;
        };
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
