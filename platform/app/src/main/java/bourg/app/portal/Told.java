package bourg.app.portal;

import bourg.app.pages.Page;
import bourg.app.texts.ErasureWords;
import bourg.marketplace.Money;
import bourg.tenants.Erasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Personal records as people read them: words instead of codes, and in their language only. */
final class Told {
    private static final String MINOR = "_minor";

    /** Their values are words of ours. */
    private static final Set<String> CODED =
            Set.of("state", "how", "language", "purpose", "given", "every", "concession");

    private static final Set<String> MOMENTS = Set.of("at", "placed_at", "begun_at", "until");

    private Told() {}

    /** One line of a record. */
    record Line(String label, String value) {}

    static List<Line> lines(Page page, Map<String, Object> record) {
        List<Line> lines = new ArrayList<>();
        record.forEach((key, value) -> {
            if (isShown(page, key)) {
                String name = key.replaceFirst("(_minor|_fr|_en)$", "");
                lines.add(new Line(page.text("rights.field." + name), value(page, record, key)));
            }
        });
        return lines;
    }

    /** An amount says its currency itself. */
    private static boolean isShown(Page page, String key) {
        boolean otherLanguage = key.matches(".*_(fr|en)$") && !key.endsWith("_" + page.language());
        return !otherLanguage && !key.equals("currency");
    }

    private static String value(Page page, Map<String, Object> record, String key) {
        Object value = record.getOrDefault(key, "");
        if (key.endsWith(MINOR) && value instanceof Number amount) {
            return page.money(Money.of(amount.longValue(), String.valueOf(record.get("currency"))));
        }
        if (MOMENTS.contains(key)) {
            return page.dateTime(Instant.parse(value.toString()));
        }
        if (CODED.contains(key)) {
            String code = value.toString().toLowerCase(Locale.ROOT);
            return page.text("rights.value." + key + "." + code);
        }
        return switch (value) {
            case Map<?, ?> parts ->
                    parts.entrySet().stream()
                            .map(part -> part.getKey() + ": " + part.getValue())
                            .collect(Collectors.joining(" · "));
            case List<?> steps ->
                    steps.stream().map(step -> step(page, step)).collect(Collectors.joining(" · "));
            default -> value.toString();
        };
    }

    private static String step(Page page, Object step) {
        if (!(step instanceof Map<?, ?> parts)) {
            return step.toString();
        }
        Map<String, Object> named = new HashMap<>();
        parts.forEach((key, value) -> named.put(String.valueOf(key), value));
        return Stream.of("state", "reason", "at")
                .filter(named::containsKey)
                .map(key -> value(page, named, key))
                .collect(Collectors.joining(", "));
    }

    /** What becomes of some records, in a sentence. */
    static String sentence(Page page, Erasure line) {
        return ErasureWords.sentence(page::text, page.formats(), line);
    }
}
