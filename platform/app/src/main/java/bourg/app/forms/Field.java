package bourg.app.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of a form on a page, with what was typed into it and what is wrong with that. */
public record Field(
        Kind kind,
        String name,
        String label,
        @Nullable String hint,
        @Nullable String error,
        List<String> values,
        List<Choice> choices,
        Traits traits) {
    public Field {
        values = List.copyOf(values);
        choices = List.copyOf(choices);
    }

    /** How a field is drawn. */
    public enum Kind {
        TEXT,
        EMAIL,
        PHONE,
        ADDRESS,
        DIGITS,
        DECIMAL,
        TEXT_AREA,
        CODE,
        DATE,
        SELECT,
        RADIOS,
        CHECKBOXES,
        COLOUR,
        FILE
    }

    /** One of the values to choose from. */
    public record Choice(String value, String label, @Nullable String hint) {
        public Choice(String value, String label) {
            this(value, label, null);
        }
    }

    /** What else tells people what to type. */
    public record Traits(
            boolean optional,
            @Nullable Integer maxLength,
            @Nullable String autocomplete,
            int width,
            @Nullable String prefix,
            @Nullable String suffix) {
        static final Traits NONE = new Traits(false, null, null, 0, null, null);
    }

    public static Field of(Kind kind, String name, String label) {
        return new Field(kind, name, label, null, null, List.of(), List.of(), Traits.NONE);
    }

    public Field hint(@Nullable String text) {
        return new Field(kind, name, label, text, error, values, choices, traits);
    }

    public Field error(@Nullable String text) {
        return new Field(kind, name, label, hint, text, values, choices, traits);
    }

    public Field values(List<String> typed) {
        return new Field(kind, name, label, hint, error, typed, choices, traits);
    }

    public Field choices(List<Choice> all) {
        return new Field(kind, name, label, hint, error, values, all, traits);
    }

    public Field traits(Traits all) {
        return new Field(kind, name, label, hint, error, values, choices, all);
    }

    public Field optional() {
        return traits(
                new Traits(
                        true,
                        traits.maxLength,
                        traits.autocomplete,
                        traits.width,
                        traits.prefix,
                        traits.suffix));
    }

    /** A field for short texts of about this many characters, with what stands beside it. */
    public Field narrow(int characters, @Nullable String prefix, @Nullable String suffix) {
        return traits(
                new Traits(
                        traits.optional,
                        traits.maxLength,
                        traits.autocomplete,
                        characters,
                        prefix,
                        suffix));
    }

    public String value() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    public boolean has(String value) {
        return values.contains(value);
    }

    public String id() {
        return name.replaceAll("[^A-Za-z0-9_]", "-");
    }

    /** Where the error summary leads to. */
    public String anchor() {
        return kind == Kind.DATE ? id() + "-day" : id();
    }

    public String choiceId(int index) {
        return index == 0 ? id() : id() + "-" + (index + 1);
    }

    /** Tells whether the field is several inputs under one question. */
    public boolean isGroup() {
        return kind == Kind.DATE || kind == Kind.RADIOS || kind == Kind.CHECKBOXES;
    }

    public @Nullable String describedBy() {
        String hintId = hint == null ? "" : id() + "-hint";
        String errorId = error == null ? "" : id() + "-error";
        String both = (hintId + " " + errorId).strip();
        return both.isEmpty() ? null : both;
    }
}
