package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Category;
import bourg.marketplace.Concessions;
import bourg.marketplace.FormError;
import bourg.marketplace.MerchantOfRecord;
import bourg.marketplace.Money;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.PricePlan;
import bourg.marketplace.TaxCategory;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The editor of a service: what an offer says, as fields and back. */
final class OfferForm {
    static final String FIRST = "name.fr";

    /** What a new service says before anybody wrote anything. */
    static final OfferDraft BLANK =
            new OfferDraft(
                    new Localized("", ""),
                    new Localized("", ""),
                    new Localized("", ""),
                    Category.OTHER,
                    Questions.NONE,
                    Money.of(0, "CAD"),
                    false,
                    1,
                    MerchantOfRecord.PARTNER,
                    TaxCategory.STANDARD,
                    new BasisPoints(5000));

    private static final int MOST = 1000;

    private OfferForm() {}

    static Sheet fresh(Words words) {
        return of(words, BLANK);
    }

    static Sheet of(Words words, OfferDraft draft) {
        Sheet sheet =
                new Sheet(words)
                        .put("name.fr", draft.name().french())
                        .put("name.en", draft.name().english())
                        .put("summary.fr", draft.summary().french())
                        .put("summary.en", draft.summary().english())
                        .put("description.fr", draft.description().french())
                        .put("description.en", draft.description().english())
                        .put("category", draft.category().name())
                        .put("plan", PlanField.kind(draft.plan()))
                        .put("unit_price", PlanField.price(words, draft.unitPrice()))
                        .put("tiers", PlanField.typed(words, draft.plan()))
                        .put("trial_days", PlanField.trial(draft.plan()))
                        .put("quantity", draft.quantityAllowed() ? "yes" : "no")
                        .put("max_quantity", Integer.toString(draft.maxQuantity()))
                        .put("merchant", draft.merchant().name())
                        .put("tax", draft.tax().name())
                        .put("minimum_share", words.typed(draft.minimumPartnerShare()));
        return ReductionFields.put(sheet, words, draft.concessions());
    }

    /** The draft, if every field could be read; otherwise the sheet says what is wrong. */
    static Optional<OfferDraft> read(Sheet sheet, OfferDraft before) {
        Optional<PricePlan> plan = PlanField.read(sheet, before.unitPrice().currency());
        Optional<Concessions> concessions =
                plan.flatMap(known -> ReductionFields.read(sheet, known));
        Optional<BasisPoints> share = sheet.percent("minimum_share");
        boolean many = sheet.text("quantity").equals("yes");
        int most = many ? quantity(sheet) : 1;
        Category category = chosen(sheet, "category", Category.values());
        MerchantOfRecord merchant = chosen(sheet, "merchant", MerchantOfRecord.values());
        TaxCategory tax = chosen(sheet, "tax", TaxCategory.values());
        if (!sheet.isSound() || plan.isEmpty() || concessions.isEmpty() || share.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OfferDraft(
                        both(sheet, "name"),
                        both(sheet, "summary"),
                        both(sheet, "description"),
                        category,
                        before.form(),
                        plan.get(),
                        concessions.get(),
                        many,
                        most,
                        merchant,
                        tax,
                        share.get()));
    }

    /** Notes what the automatic checks found, each at its field; the form has pages of its own. */
    static void note(List<FormError> errors, Sheet sheet, Locale locale) {
        errors.stream()
                .filter(error -> !Fault.field(error.field()).equals(Fault.FORM))
                .forEach(error ->
                        sheet.failWith(Fault.field(error.field()), error.message().in(locale)));
    }

    static FormView draw(Sheet sheet, Locale locale) {
        Words words = sheet.words();
        Stream<Field> fields =
                Stream.of(
                        field(words, Kind.TEXT, "name.fr"),
                        field(words, Kind.TEXT, "name.en"),
                        field(words, Kind.TEXT, "summary.fr").hint(hint(words, "summary")),
                        field(words, Kind.TEXT, "summary.en"),
                        field(words, Kind.TEXT_AREA, "description.fr")
                                .hint(hint(words, "description")),
                        field(words, Kind.TEXT_AREA, "description.en"),
                        field(words, Kind.SELECT, "category").choices(categories(locale)),
                        field(words, Kind.RADIOS, "plan").choices(PlanField.choices(words)),
                        field(words, Kind.DECIMAL, "unit_price")
                                .narrow(10, "$", null)
                                .hint(hint(words, "unit_price")),
                        field(words, Kind.TEXT_AREA, "tiers").hint(hint(words, "tiers")).optional(),
                        field(words, Kind.DIGITS, "trial_days")
                                .narrow(3, null, null)
                                .hint(hint(words, "trial_days"))
                                .optional(),
                        field(words, Kind.RADIOS, "quantity")
                                .choices(
                                        List.of(
                                                new Choice("no", words.no()),
                                                new Choice("yes", words.yes()))),
                        field(words, Kind.DIGITS, "max_quantity")
                                .narrow(5, null, null)
                                .hint(hint(words, "max_quantity")),
                        field(words, Kind.RADIOS, "merchant")
                                .hint(hint(words, "merchant"))
                                .choices(choices(words, "merchant", MerchantOfRecord.values())),
                        field(words, Kind.RADIOS, "tax")
                                .choices(choices(words, "tax", TaxCategory.values())),
                        field(words, Kind.DECIMAL, "minimum_share")
                                .narrow(5, null, "%")
                                .hint(hint(words, "minimum_share")));
        return sheet.draw(
                Stream.concat(fields, ReductionFields.fields(locale)).toArray(Field[]::new));
    }

    private static int quantity(Sheet sheet) {
        return sheet.decimal("max_quantity")
                .map(BigDecimal::stripTrailingZeros)
                .filter(value -> value.scale() <= 0 && value.signum() > 0)
                .filter(value -> value.compareTo(BigDecimal.valueOf(MOST)) <= 0)
                .map(BigDecimal::intValueExact)
                .orElseGet(() -> {
                    sheet.fail("max_quantity", "partner.offer.max_quantity.wrong");
                    return 1;
                });
    }

    private static <E extends Enum<E>> E chosen(Sheet sheet, String name, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(sheet.text(name)))
                .findFirst()
                .orElseGet(() -> {
                    sheet.fail(name, "form.required");
                    return values[0];
                });
    }

    private static Localized both(Sheet sheet, String name) {
        return new Localized(sheet.text(name + ".fr"), sheet.text(name + ".en"));
    }

    private static Field field(Words words, Kind kind, String name) {
        return Field.of(kind, name, words.text("partner.offer." + name));
    }

    private static String hint(Words words, String name) {
        return words.text("partner.offer." + name + ".hint");
    }

    private static List<Choice> categories(Locale locale) {
        return Arrays.stream(Category.values())
                .map(category -> new Choice(category.name(), category.title().in(locale)))
                .toList();
    }

    private static List<Choice> choices(Words words, String name, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value ->
                        new Choice(
                                value.name(),
                                words.text(
                                        "partner.offer."
                                                + name
                                                + "."
                                                + value.name().toLowerCase(Locale.ROOT))))
                .toList();
    }
}
