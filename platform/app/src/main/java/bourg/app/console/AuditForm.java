package bourg.app.console;

import bourg.app.forms.Field;
import bourg.app.forms.FormView;
import bourg.app.forms.Words;
import bourg.app.texts.Texts;
import bourg.tenants.AuditTrail;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which lines of the audit trail somebody wants to see, as typed. */
record AuditForm(String act, String from, String until, String object) {
    /** Kinds of acts, by the beginning of their verbs. */
    private static final List<String> KINDS =
            List.of(
                    "order",
                    "service",
                    "personal_data",
                    "consent",
                    "export",
                    "payout",
                    "city",
                    "audit");

    private static final int LONGEST = 100;
    private static final int DATE = 10;

    static AuditForm of(UnaryOperator<@Nullable String> typed) {
        return new AuditForm(
                text(typed.apply("act")),
                text(typed.apply("from")),
                text(typed.apply("until")),
                text(typed.apply("object")));
    }

    private static String text(@Nullable String typed) {
        String text = Objects.requireNonNullElse(typed, "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    FormView view(Texts texts, Locale locale) {
        List<Field.Choice> kinds =
                Stream.concat(Stream.of("any"), KINDS.stream())
                        .map(kind ->
                                new Field.Choice(
                                        kind.equals("any") ? "" : kind,
                                        texts.text(locale, "rights.acts." + kind)))
                        .toList();
        Field acts =
                Field.of(Field.Kind.SELECT, "act", texts.text(locale, "rights.log.act"))
                        .values(List.of(act))
                        .choices(kinds);
        Field number =
                Field.of(Field.Kind.TEXT, "object", texts.text(locale, "rights.log.object"))
                        .hint(texts.text(locale, "rights.log.object_hint"))
                        .values(List.of(object));
        return new FormView(
                List.of(
                        acts,
                        day("from", from, texts, locale),
                        day("until", until, texts, locale),
                        number),
                Words.of(texts, locale));
    }

    private static Field day(String name, String typed, Texts texts, Locale locale) {
        boolean wrong = !typed.isEmpty() && date(typed).isEmpty();
        return Field.of(Field.Kind.TEXT, name, texts.text(locale, "rights.log." + name))
                .hint(texts.text(locale, "rights.log.date_hint"))
                .narrow(DATE, null, null)
                .values(List.of(typed))
                .error(wrong ? texts.text(locale, "rights.log.date_wrong") : null);
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    /** Days are those of the city, the last one included. */
    AuditTrail.Filter filter(ZoneId zone) {
        return new AuditTrail.Filter(
                null,
                object.isEmpty() ? null : object,
                KINDS.contains(act) ? act + "_" : null,
                start(date(from), zone),
                start(date(until).map(day -> day.plusDays(1)), zone));
    }

    private static @Nullable Instant start(Optional<LocalDate> day, ZoneId zone) {
        return day.map(date -> date.atStartOfDay(zone).toInstant()).orElse(null);
    }

    /** The same wish in an address. */
    String query() {
        return UriComponentsBuilder.newInstance()
                .queryParam("act", "{act}")
                .queryParam("from", "{from}")
                .queryParam("until", "{until}")
                .queryParam("object", "{object}")
                .encode()
                .buildAndExpand(act, from, until, object)
                .toUriString();
    }
}
