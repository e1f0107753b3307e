package bourg.app.forms;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of our own forms while it is filled in: what was typed, and what is wrong with it. */
public final class Sheet {
    private final Words words;
    private final Map<String, List<String>> typed = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    public Sheet(Words words) {
        this.words = words;
    }

    /** Takes over what a browser sent; the three inputs of a date become one text. */
    public static Sheet read(Words words, Map<String, String[]> parameters) {
        var sheet = new Sheet(words);
        parameters.forEach((name, values) -> sheet.typed.put(name, Arrays.asList(values)));
        for (String name : List.copyOf(sheet.typed.keySet())) {
            if (name.endsWith(".year")) {
                String date = name.substring(0, name.length() - ".year".length());
                sheet.put(date, IntakeForm.readDate(date, parameters));
            }
        }
        return sheet;
    }

    public Sheet put(String name, String... values) {
        typed.put(name, List.of(values));
        return this;
    }

    public String text(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.getFirst().replace("\r\n", "\n").strip();
    }

    public List<String> all(String name) {
        return typed.getOrDefault(name, List.of());
    }

    /** The text, which must be there. */
    public String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            fail(name, "form.required");
        }
        return text;
    }

    /** A number as people write it in either language. */
    public Optional<BigDecimal> decimal(String name) {
        String plain = text(name).replaceAll("[\\s\\u00a0\\u202f$%]", "").replace(',', '.');
        if (plain.matches("[0-9]{1,12}([.][0-9]{1,6})?")) {
            return Optional.of(new BigDecimal(plain));
        }
        fail(name, plain.isEmpty() ? "form.required" : "form.number");
        return Optional.empty();
    }

    /** A percentage with at most two decimals, exactly. */
    public Optional<BasisPoints> percent(String name) {
        return decimal(name)
                .map(value -> value.movePointRight(2).stripTrailingZeros())
                .filter(points ->
                        accept(
                                name,
                                points.scale() <= 0
                                        && points.compareTo(BigDecimal.valueOf(BasisPoints.WHOLE))
                                                <= 0,
                                "form.percent"))
                .map(points -> new BasisPoints(points.intValueExact()));
    }

    /** An amount in a currency, with no more decimals than the currency has. */
    public Optional<Money> money(String name, Currency currency) {
        return decimal(name)
                .map(value -> value.movePointRight(currency.getDefaultFractionDigits()))
                .map(BigDecimal::stripTrailingZeros)
                .filter(minor -> accept(name, minor.scale() <= 0, "form.amount"))
                .map(minor -> new Money(minor.longValueExact(), currency));
    }

    /** A day, if one was typed; what was typed must be a day. */
    public Optional<LocalDate> date(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            fail(name, "form.date");
            return Optional.empty();
        }
    }

    /** Notes the first fault of a field, by key of its text. */
    public void fail(String name, String key, Object... arguments) {
        failWith(name, words.text(key, arguments));
    }

    /** Notes the first fault of a field, in words. */
    public void failWith(String name, String message) {
        errors.putIfAbsent(name, message);
    }

    public boolean isSound() {
        return errors.isEmpty();
    }

    /** The fields with what was typed and what is wrong; a fault of no field goes to the first. */
    public FormView draw(Field... fields) {
        var known = Arrays.stream(fields).map(Field::name).toList();
        errors.entrySet().stream()
                .filter(error -> !known.contains(error.getKey()))
                .findFirst()
                .ifPresent(error -> errors.putIfAbsent(known.getFirst(), error.getValue()));
        return new FormView(
                Arrays.stream(fields)
                        .map(field ->
                                field.values(all(field.name())).error(errors.get(field.name())))
                        .toList(),
                words);
    }

    public Words words() {
        return words;
    }

    private boolean accept(String name, boolean good, String key) {
        if (!good) {
            fail(name, key);
        }
        return good;
    }
}
