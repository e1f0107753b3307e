package bourg.app.partner;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Category;
import bourg.marketplace.MerchantOfRecord;
import bourg.marketplace.Money;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.TaxCategory;
import bourg.tenants.Localized;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The editor of a service: what an offer says, as fields and back. */
final class OfferForm {
    static final String SCHEMA = "form";

    private static final String EMPTY =
            """
            {
              "type": "object",
              "properties": {},
              "required": []
            }\
            """;

    private OfferForm() {}

    static Sheet fresh(Words words) {
        return new Sheet(words)
                .put("category", Category.OTHER.name())
                .put("quantity", "no")
                .put("max_quantity", "1")
                .put("merchant", MerchantOfRecord.PARTNER.name())
                .put("tax", TaxCategory.STANDARD.name())
                .put("minimum_share", "50")
                .put(SCHEMA, EMPTY);
    }

    static Sheet of(Words words, OfferDraft draft) {
        return new Sheet(words)
                .put("name.fr", draft.name().french())
                .put("name.en", draft.name().english())
                .put("summary.fr", draft.summary().french())
                .put("summary.en", draft.summary().english())
                .put("description.fr", draft.description().french())
                .put("description.en", draft.description().english())
                .put("category", draft.category().name())
                .put("unit_price", decimal(draft.unitPrice().amountMinor()))
                .put("quantity", draft.quantityAllowed() ? "yes" : "no")
                .put("max_quantity", Integer.toString(draft.maxQuantity()))
                .put("merchant", draft.merchant().name())
                .put("tax", draft.tax().name())
                .put("minimum_share", decimal(draft.minimumPartnerShare().value()))
                .put(SCHEMA, draft.form());
    }

    /** The draft, if every field could be read; otherwise the sheet says what is wrong. */
    static Optional<OfferDraft> read(Sheet sheet) {
        Optional<Money> price = sheet.money("unit_price", Currency.getInstance("CAD"));
        Optional<BasisPoints> share = sheet.percent("minimum_share");
        boolean many = sheet.text("quantity").equals("yes");
        int most = many ? quantity(sheet) : 1;
        Category category = chosen(sheet, "category", Category.values());
        MerchantOfRecord merchant = chosen(sheet, "merchant", MerchantOfRecord.values());
        TaxCategory tax = chosen(sheet, "tax", TaxCategory.values());
        if (!sheet.isSound() || price.isEmpty() || share.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new OfferDraft(
                        both(sheet, "name"),
                        both(sheet, "summary"),
                        both(sheet, "description"),
                        category,
                        sheet.text(SCHEMA),
                        price.get(),
                        many,
                        most,
                        merchant,
                        tax,
                        share.get()));
    }

    static FormView draw(Sheet sheet, Locale locale) {
        Words words = sheet.words();
        return sheet.draw(
                field(words, Kind.TEXT, "name.fr"),
                field(words, Kind.TEXT, "name.en"),
                field(words, Kind.TEXT, "summary.fr"),
                field(words, Kind.TEXT, "summary.en"),
                field(words, Kind.TEXT_AREA, "description.fr"),
                field(words, Kind.TEXT_AREA, "description.en"),
                field(words, Kind.SELECT, "category").choices(categories(locale)),
                field(words, Kind.DECIMAL, "unit_price").narrow(10, "$", null),
                field(words, Kind.RADIOS, "quantity")
                        .choices(
                                List.of(
                                        new Choice("no", words.no()),
                                        new Choice("yes", words.yes()))),
                field(words, Kind.DIGITS, "max_quantity").narrow(5, null, null),
                field(words, Kind.RADIOS, "merchant")
                        .choices(choices(words, "merchant", MerchantOfRecord.values())),
                field(words, Kind.RADIOS, "tax")
                        .choices(choices(words, "tax", TaxCategory.values())),
                field(words, Kind.DECIMAL, "minimum_share").narrow(5, null, "%"),
                field(words, Kind.CODE, SCHEMA).hint(words.text("partner.offer.form.hint")));
    }

    private static int quantity(Sheet sheet) {
        return sheet.decimal("max_quantity")
                .filter(value -> value.scale() <= 0 && value.signum() > 0)
                .filter(value -> value.compareTo(BigDecimal.valueOf(1000)) <= 0)
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

    private static String decimal(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
