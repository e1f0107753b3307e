package bourg.app.console;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.terms.TermsForm;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Commission;
import bourg.marketplace.Money;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.Party;
import bourg.marketplace.Recipient;
import bourg.marketplace.Shares;
import bourg.marketplace.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of terms with all that a commission may be: for each recipient a part of the price, a
 * fixed amount, a floor and a cap; the offering partner has the rest.
 */
record CommissionForm(TermsForm plain, Naming naming) {
    /** Whether a sheet is filled in so. */
    static final String DETAILED = "detailed";

    private static final String CITY = "city";
    private static final String PLATFORM = "platform";
    private static final String OTHER = "other";
    private static final int FEWEST_OTHERS = 2;
    private static final List<String> PARTS =
            List.of("_party", "_share", "_fixed", "_per", "_floor", "_cap");

    /** How people name other parties. */
    record Naming(Function<String, Optional<Recipient>> find, Function<Party, String> shortName) {}

    static boolean isDetailed(Sheet sheet) {
        return sheet.text(DETAILED).equals("yes");
    }

    /** The recipients in the order in which they are served. */
    static List<String> groups(Sheet sheet) {
        int last =
                IntStream.rangeClosed(1, Shares.MOST_COMPONENTS - 2)
                        .filter(number -> !sheet.text(OTHER + number + "_party").isEmpty())
                        .max()
                        .orElse(0);
        return Stream.concat(
                        Stream.of(CITY, PLATFORM),
                        IntStream.rangeClosed(1, Math.max(FEWEST_OTHERS, last))
                                .mapToObj(number -> OTHER + number))
                .toList();
    }

    Sheet filled(Sheet sheet, Shares shares) {
        sheet.put(DETAILED, "yes");
        int others = 0;
        for (Commission component : shares.components()) {
            String group =
                    switch (component.to().role()) {
                        case CITY -> CITY;
                        case PLATFORM -> PLATFORM;
                        case OTHER -> OTHER + ++others;
                    };
            Party other = component.to().other();
            if (other != null) {
                sheet.put(group + "_party", naming.shortName().apply(other));
            }
            sheet.put(group + "_share", sheet.words().typed(component.percent()))
                    .put(group + "_fixed", typed(sheet, component.fixedMinor()))
                    .put(group + "_per", component.per().name())
                    .put(group + "_floor", typed(sheet, component.floorMinor()))
                    .put(group + "_cap", typed(sheet, component.capMinor()));
        }
        return sheet;
    }

    private String typed(Sheet sheet, @Nullable Long minor) {
        int digits = plain.price().currency().getDefaultFractionDigits();
        return minor == null || minor == 0
                ? ""
                : sheet.words().typed(BigDecimal.valueOf(minor, digits));
    }

    FormView draw(Sheet sheet) {
        Words words = sheet.words();
        List<Field> fields = new ArrayList<>();
        for (String group : groups(sheet)) {
            if (group.startsWith(OTHER)) {
                fields.add(
                        Field.of(Kind.TEXT, group + "_party", words.text("console.terms.party"))
                                .hint(words.text("console.terms.party.hint"))
                                .optional());
            }
            fields.add(
                    Field.of(Kind.DECIMAL, group + "_share", words.text("console.terms.part"))
                            .narrow(5, null, "%")
                            .optional());
            fields.add(amount(words, group, "fixed"));
            fields.add(
                    Field.of(Kind.RADIOS, group + "_per", words.text("console.terms.per"))
                            .choices(
                                    Arrays.stream(Commission.Per.values())
                                            .map(per -> per(words, per))
                                            .toList()));
            fields.add(amount(words, group, "floor"));
            fields.add(amount(words, group, "cap"));
            if (sheet.text(group + "_per").isEmpty()) {
                sheet.put(group + "_per", Commission.Per.ORDER.name());
            }
        }
        fields.addAll(plain.rest(words));
        return sheet.draw(fields.toArray(Field[]::new));
    }

    private Field amount(Words words, String group, String name) {
        String symbol = plain.price().currency().getSymbol(plain.formats().locale());
        return Field.of(Kind.DECIMAL, group + "_" + name, words.text("console.terms." + name))
                .narrow(8, null, symbol)
                .optional();
    }

    private static Choice per(Words words, Commission.Per per) {
        String name = per.name();
        return new Choice(name, words.text("console.terms.per." + name.toLowerCase(Locale.ROOT)));
    }

    /** The terms, if nothing is wrong with what was typed; otherwise the sheet says what is. */
    Optional<Terms> read(Sheet sheet) {
        List<Commission> components = new ArrayList<>();
        for (String group : groups(sheet)) {
            Optional<Recipient> recipient = recipient(sheet, group);
            Commission component = component(sheet, group, recipient.orElse(Recipient.CITY));
            if (recipient.isPresent() && (!group.startsWith(OTHER) || !isEmpty(component))) {
                components.add(component);
            }
        }
        if (sheet.isSound() && !Shares.sound(components)) {
            sheet.fail(CITY + "_share", "console.terms.unsound");
        }
        return plain.terms(
                sheet, sheet.isSound() ? Optional.of(new Shares(components)) : Optional.empty());
    }

    private static boolean isEmpty(Commission component) {
        return component.equals(Commission.percent(component.to(), 0));
    }

    private Optional<Recipient> recipient(Sheet sheet, String group) {
        String typed = sheet.text(group + "_party");
        if (group.equals(CITY) || group.equals(PLATFORM)) {
            return Recipient.parse(group);
        }
        if (typed.isEmpty()) {
            if (PARTS.stream()
                    .filter(part -> !part.equals("_per"))
                    .anyMatch(part -> !sheet.text(group + part).isEmpty())) {
                sheet.fail(group + "_party", "console.terms.party.missing");
            }
            return Optional.empty();
        }
        Optional<Recipient> found = naming.find().apply(typed.toLowerCase(Locale.ROOT));
        if (found.isEmpty()) {
            sheet.fail(group + "_party", "console.terms.party.unknown", typed);
        }
        return found;
    }

    private Commission component(Sheet sheet, String group, Recipient recipient) {
        BasisPoints nothing = new BasisPoints(0);
        BasisPoints share =
                sheet.text(group + "_share").isEmpty()
                        ? nothing
                        : sheet.percent(group + "_share").orElse(nothing);
        long fixed = amount(sheet, group + "_fixed").orElse(0L);
        long floor = amount(sheet, group + "_floor").orElse(0L);
        @Nullable Long cap = amount(sheet, group + "_cap").orElse(null);
        if (cap != null && cap < floor) {
            sheet.fail(group + "_cap", "console.terms.cap_below_floor");
            cap = floor;
        }
        Commission.Per per =
                sheet.text(group + "_per").equals(Commission.Per.UNIT.name())
                        ? Commission.Per.UNIT
                        : Commission.Per.ORDER;
        return new Commission(recipient, share, fixed, per, floor, cap);
    }

    private Optional<Long> amount(Sheet sheet, String name) {
        if (sheet.text(name).isEmpty()) {
            return Optional.empty();
        }
        return sheet.money(name, plain.price().currency())
                .map(Money::amountMinor)
                .filter(minor -> {
                    boolean good = minor <= OfferDraft.HIGHEST_PRICE_MINOR;
                    if (!good) {
                        sheet.fail(name, "form.number");
                    }
                    return good;
                });
    }

    /** What was typed, to be carried over a page that only asks for confirmation. */
    static Map<String, String> carried(Sheet sheet) {
        Map<String, String> fields = new LinkedHashMap<>(TermsForm.carried(sheet));
        fields.put(DETAILED, sheet.text(DETAILED));
        for (String group : groups(sheet)) {
            for (String part : PARTS) {
                fields.put(group + part, sheet.text(group + part));
            }
        }
        return fields;
    }
}
