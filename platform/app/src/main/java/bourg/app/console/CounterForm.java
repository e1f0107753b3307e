package bourg.app.console;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Choice;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.billing.CounterPayment;
import bourg.billing.PaymentMeans;
import bourg.marketplace.OrderId;
import bourg.tenants.Actor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How the money came to the counter; the key makes sending it twice harmless. */
final class CounterForm {
    static final String KEY = "key";
    private static final String MEANS = "means";
    private static final String REFERENCE = "reference";

    private CounterForm() {}

    static Sheet renew(Sheet sheet) {
        return sheet.put(KEY, UUID.randomUUID().toString());
    }

    static FormView draw(Sheet sheet) {
        return sheet.draw(
                Field.of(Kind.RADIOS, MEANS, sheet.words().text("counter.means"))
                        .choices(
                                Arrays.stream(PaymentMeans.values())
                                        .filter(PaymentMeans::atCounter)
                                        .map(means ->
                                                new Choice(
                                                        means.key(),
                                                        sheet.words()
                                                                .text(
                                                                        "counter.means."
                                                                                + means.key())))
                                        .toList()),
                Field.of(Kind.TEXT, REFERENCE, sheet.words().text("counter.reference"))
                        .hint(sheet.words().text("counter.reference.hint"))
                        .optional());
    }

    static Optional<CounterPayment> read(Sheet sheet, OrderId order, Actor.Staff clerk) {
        String chosen = sheet.required(MEANS);
        String reference = sheet.text(REFERENCE);
        Optional<PaymentMeans> means =
                Arrays.stream(PaymentMeans.values())
                        .filter(PaymentMeans::atCounter)
                        .filter(each -> each.key().equals(chosen))
                        .findFirst();
        if (means.isEmpty()) {
            sheet.fail(MEANS, "form.required");
        } else if (means.get().hasReference() && reference.isEmpty()) {
            sheet.fail(REFERENCE, "counter.reference.missing");
        } else if (!means.get().hasReference() && !reference.isEmpty()) {
            sheet.fail(REFERENCE, "counter.reference.unwanted");
        }
        if (reference.length() > CounterPayment.LONGEST_REFERENCE) {
            sheet.fail(REFERENCE, "counter.reference.too_long", CounterPayment.LONGEST_REFERENCE);
        }
        return sheet.isSound()
                ? means.map(each -> new CounterPayment(order, each, reference, clerk, key(sheet)))
                : Optional.empty();
    }

    private static String key(Sheet sheet) {
        String key = sheet.text(KEY).toLowerCase(Locale.ROOT);
        return "console:" + (key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString());
    }
}
