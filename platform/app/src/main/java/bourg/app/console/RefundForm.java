package bourg.app.console;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.texts.Formats;
import bourg.marketplace.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form that gives money back: all that was left when it was shown, or an amount. Its key makes
 * sending it twice harmless.
 */
record RefundForm(Money left, Formats formats) {
    static final String AMOUNT = "amount";
    static final String KEY = "key";
    static final String LEFT = "left";
    private static final String HOW_MUCH = "how_much";
    private static final String ALL = "all";
    private static final String PART = "part";
    private static final String REASON = "reason";
    private static final int LONGEST = 500;

    /** What is asked for; the amount is absent if it was not soundly written. */
    record Wish(Money amount, String reason, String key) {}

    Sheet renew(Sheet sheet) {
        return sheet.put(KEY, UUID.randomUUID().toString())
                .put(LEFT, String.valueOf(left.amountMinor()));
    }

    FormView draw(Sheet sheet) {
        String symbol = left.currency().getSymbol(formats.locale());
        boolean before = !formats.locale().getLanguage().equals("fr");
        return sheet.draw(
                Field.of(Kind.RADIOS, HOW_MUCH, sheet.words().text("console.refund.how_much"))
                        .choices(
                                List.of(
                                        new Choice(
                                                ALL,
                                                sheet.words()
                                                        .text(
                                                                "console.refund.all",
                                                                formats.money(left))),
                                        new Choice(
                                                PART, sheet.words().text("console.refund.part")))),
                Field.of(Kind.DECIMAL, AMOUNT, sheet.words().text("console.refund.amount"))
                        .hint(sheet.words().text("console.refund.amount.hint", formats.money(left)))
                        .narrow(10, before ? symbol : null, before ? null : symbol)
                        .optional(),
                Field.of(Kind.TEXT_AREA, REASON, sheet.words().text("console.refund.reason"))
                        .hint(sheet.words().text("console.refund.reason.hint")));
    }

    static Optional<Wish> read(Sheet sheet, Currency currency) {
        String howMuch = sheet.required(HOW_MUCH);
        @Nullable Money amount =
                switch (howMuch) {
                    case ALL -> shown(sheet, currency);
                    case PART -> sheet.money(AMOUNT, currency).orElse(null);
                    default -> null;
                };
        if (howMuch.equals(PART) && amount != null && !amount.isPositive()) {
            sheet.fail(AMOUNT, "console.refund.not_positive");
        }
        String reason = sheet.required(REASON);
        if (reason.length() > LONGEST) {
            sheet.fail(REASON, "console.too_long", LONGEST);
        }
        if (!howMuch.isEmpty() && amount == null) {
            sheet.fail(howMuch.equals(PART) ? AMOUNT : HOW_MUCH, "form.required");
        }
        return sheet.isSound() && amount != null
                ? Optional.of(new Wish(amount, reason, key(sheet)))
                : Optional.empty();
    }

    /** What was left when the form was shown, which is what the person agreed to give back. */
    private static @Nullable Money shown(Sheet sheet, Currency currency) {
        String left = sheet.text(LEFT);
        return left.matches("[0-9]{1,12}") ? new Money(Long.parseLong(left), currency) : null;
    }

    private static String key(Sheet sheet) {
        String key = sheet.text(KEY).toLowerCase(Locale.ROOT);
        return "console:" + (key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString());
    }
}
