package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Concession;
import bourg.marketplace.Concessions;
import bourg.marketplace.PricePlan;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The reduced prices of a service in the editor: one percentage for each concession, or none. */
final class ReductionFields {
    private static final String PREFIX = "concession.";

    private ReductionFields() {}

    static List<String> names() {
        return Arrays.stream(Concession.values()).map(ReductionFields::name).toList();
    }

    private static String name(Concession kind) {
        return PREFIX + kind.name().toLowerCase(Locale.ROOT);
    }

    static Sheet put(Sheet sheet, Words words, Concessions concessions) {
        concessions.reductions().forEach((kind, part) -> sheet.put(name(kind), words.typed(part)));
        return sheet;
    }

    /** What was typed, if it can be read and the price can be reduced so; 0 is no reduction. */
    static Optional<Concessions> read(Sheet sheet, PricePlan plan) {
        Map<Concession, BasisPoints> parts = new EnumMap<>(Concession.class);
        boolean sound = true;
        for (Concession kind : Concession.values()) {
            if (!sheet.text(name(kind)).isEmpty()) {
                Optional<BasisPoints> part = sheet.percent(name(kind));
                sound &= part.isPresent();
                part.filter(some -> some.value() > 0).ifPresent(some -> parts.put(kind, some));
            }
        }
        Concessions concessions = new Concessions(parts);
        if (!concessions.suit(plan)) {
            parts.keySet()
                    .forEach(kind -> sheet.fail(name(kind), "partner.offer.concessions.wrong"));
            return Optional.empty();
        }
        return sound ? Optional.of(concessions) : Optional.empty();
    }

    static Stream<Field> fields(Locale locale) {
        return Arrays.stream(Concession.values())
                .map(kind ->
                        Field.of(Field.Kind.DECIMAL, name(kind), kind.title().in(locale))
                                .narrow(5, null, "%")
                                .optional());
    }
}
