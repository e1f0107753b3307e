package bourg.marketplace;

import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the schema of one field: how to draw it, and what we do not support in it. */
final class FormField {
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_PATTERN = 200;
    private static final int MOST_CHOICES = 50;
    private static final Pattern NESTED_REPETITION =
            Pattern.compile("[+*}?][^()]*\\)[+*{]|\\\\[1-9k]|\\(\\?");
    private static final Set<String> COMMON =
            Set.of(
                    "type",
                    "title",
                    "description",
                    "x-title-fr",
                    "x-title-en",
                    "x-hint-fr",
                    "x-hint-en");
    private static final Set<String> TEXT = Set.of("minLength", "maxLength", "pattern", "x-widget");
    private static final Set<String> FORMATTED = Set.of("format", "maxLength");
    private static final Set<String> CHOICE = Set.of("enum", "x-enum-labels");
    private static final Set<String> NUMERIC = Set.of("minimum", "maximum");

    private final JsonNode schema;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Form.@Nullable Kind kind;

    FormField(JsonNode schema) {
        this.schema = schema;
        this.kind = readKind();
        if (kind == null) {
            faults.put("type", "type_not_supported");
        } else {
            check(kind);
        }
    }

    /** Codes of what is not supported, by keyword. */
    Map<String, String> faults() {
        return faults;
    }

    Form.@Nullable Kind kind() {
        return kind;
    }

    @Nullable Integer maxLength() {
        JsonNode limit = schema.path("maxLength");
        return limit.isInt() ? (Integer) limit.intValue() : null;
    }

    List<Form.Option> options() {
        List<Form.Option> options = new ArrayList<>();
        for (JsonNode value : schema.path("enum")) {
            Localized label = label(value);
            if (label != null) {
                options.add(new Form.Option(value.stringValue(), label));
            }
        }
        return options;
    }

    private Form.@Nullable Kind readKind() {
        return switch (FormReader.text(schema, "type")) {
            case "integer" -> Form.Kind.INTEGER;
            case "number" -> Form.Kind.NUMBER;
            case "boolean" -> Form.Kind.YES_NO;
            case "string" -> textKind();
            default -> null;
        };
    }

    private Form.Kind textKind() {
        if (schema.has("enum")) {
            return Form.Kind.CHOICE;
        }
        return switch (FormReader.text(schema, "format")) {
            case "email" -> Form.Kind.EMAIL;
            case "date" -> Form.Kind.DATE;
            case "tel" -> Form.Kind.PHONE;
            default ->
                    "textarea".equals(FormReader.text(schema, "x-widget"))
                            ? Form.Kind.TEXT_AREA
                            : Form.Kind.TEXT;
        };
    }

    private void check(Form.Kind drawn) {
        Set<String> own =
                switch (drawn) {
                    case TEXT, TEXT_AREA -> TEXT;
                    case EMAIL, PHONE, DATE -> FORMATTED;
                    case CHOICE -> CHOICE;
                    case INTEGER, NUMBER -> NUMERIC;
                    case YES_NO -> Set.of();
                };
        for (String keyword : schema.propertyNames()) {
            if (!COMMON.contains(keyword) && !own.contains(keyword)) {
                faults.put(
                        keyword,
                        keyword.equals("format") ? "value_not_supported" : "keyword_not_supported");
            }
        }
        if (schema.has("x-widget") && !"textarea".equals(FormReader.text(schema, "x-widget"))) {
            faults.put("x-widget", "value_not_supported");
        }
        checkLengths(drawn);
        checkPattern();
        checkChoices(drawn);
        checkNumbers(drawn);
    }

    private void checkLengths(Form.Kind drawn) {
        int least = length("minLength", 0);
        int most = length("maxLength", LONGEST_TEXT);
        int shortestFormatted =
                drawn == Form.Kind.EMAIL || drawn == Form.Kind.DATE || drawn == Form.Kind.PHONE
                        ? 20
                        : 1;
        if (least > most || most < shortestFormatted) {
            faults.put("maxLength", "limits_contradict");
        }
    }

    private int length(String keyword, int otherwise) {
        JsonNode limit = schema.path(keyword);
        if (limit.isMissingNode()) {
            return otherwise;
        }
        if (!limit.isInt() || limit.intValue() < 0 || limit.intValue() > LONGEST_TEXT) {
            faults.put(keyword, "value_not_supported");
            return otherwise;
        }
        return limit.intValue();
    }

    /** A pattern that repeats a repetition could keep a processor busy for years: not accepted. */
    private void checkPattern() {
        JsonNode node = schema.path("pattern");
        if (node.isMissingNode()) {
            return;
        }
        String pattern = node.isString() ? node.stringValue() : "(";
        try {
            if (pattern.length() > LONGEST_PATTERN || NESTED_REPETITION.matcher(pattern).find()) {
                faults.put("pattern", "pattern_not_supported");
            }
            var _ = Pattern.compile(pattern);
        } catch (PatternSyntaxException wrong) {
            faults.put("pattern", "pattern_not_supported");
        }
    }

    private void checkChoices(Form.Kind drawn) {
        JsonNode values = schema.path("enum");
        if (drawn != Form.Kind.CHOICE) {
            return;
        }
        Set<String> seen = new HashSet<>();
        boolean sound = values.isArray() && !values.isEmpty() && values.size() <= MOST_CHOICES;
        for (JsonNode value : values) {
            sound &=
                    value.isString()
                            && !value.stringValue().isBlank()
                            && value.stringValue().strip().equals(value.stringValue())
                            && seen.add(value.stringValue());
            if (value.isString() && label(value) == null) {
                faults.put("x-enum-labels", "label_missing");
            }
        }
        if (!sound) {
            faults.put("enum", "value_not_supported");
        }
    }

    private @Nullable Localized label(JsonNode value) {
        JsonNode label =
                value.isString() ? schema.path("x-enum-labels").path(value.stringValue()) : value;
        String french = FormReader.text(label, "fr");
        String english = FormReader.text(label, "en");
        return french.isBlank() || english.isBlank() ? null : new Localized(french, english);
    }

    private void checkNumbers(Form.Kind drawn) {
        BigDecimal least = number("minimum");
        BigDecimal most = number("maximum");
        if (least == null || most == null) {
            return;
        }
        boolean none =
                drawn == Form.Kind.INTEGER
                        ? least.setScale(0, RoundingMode.CEILING).compareTo(most) > 0
                        : least.compareTo(most) > 0;
        if (none) {
            faults.put("maximum", "limits_contradict");
        }
    }

    private @Nullable BigDecimal number(String keyword) {
        JsonNode limit = schema.path(keyword);
        if (limit.isMissingNode()) {
            return null;
        }
        if (!limit.isNumber()
                || limit.decimalValue().abs().compareTo(BigDecimal.valueOf(1_000_000_000_000L))
                        > 0) {
            faults.put(keyword, "value_not_supported");
            return null;
        }
        return limit.decimalValue();
    }
}
