package bourg.app.operator;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.billing.CityPayment;
import bourg.marketplace.Money;
import bourg.tenants.City;
import java.time.LocalDate;
import java.util.Optional;

/** What the bank says of money that arrived from a city. */
final class DebtForm {
    static final String REFERENCE = "reference";
    static final String AMOUNT = "amount";
    private static final String RECEIVED_ON = "received_on";

    private DebtForm() {}

    /** Read from the form; the amount is positive and the day not in the future. */
    record Arrived(Money amount, String reference, LocalDate receivedOn) {}

    static FormView draw(Sheet sheet, City city) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Kind.DECIMAL, AMOUNT, words.text("operator.debt.amount"))
                        .hint(words.text("operator.debt.amount.hint"))
                        .narrow(10, null, city.currency().getCurrencyCode()),
                Field.of(Kind.TEXT, REFERENCE, words.text("operator.debt.reference"))
                        .hint(words.text("operator.debt.reference.hint")),
                Field.of(Kind.DATE, RECEIVED_ON, words.text("operator.debt.received_on")));
    }

    static Optional<Arrived> read(Sheet sheet, City city) {
        Optional<Money> amount = sheet.money(AMOUNT, city.currency());
        if (amount.isPresent() && !amount.get().isPositive()) {
            sheet.fail(AMOUNT, "operator.debt.amount.positive");
        }
        String reference = sheet.required(REFERENCE);
        if (reference.length() > CityPayment.LONGEST_REFERENCE) {
            sheet.fail(REFERENCE, "console.too_long", CityPayment.LONGEST_REFERENCE);
        }
        sheet.required(RECEIVED_ON);
        Optional<LocalDate> received = sheet.date(RECEIVED_ON);
        if (received.isPresent() && received.get().isAfter(LocalDate.now(city.timeZone()))) {
            sheet.fail(RECEIVED_ON, "operator.debt.received_on.future");
        }
        return sheet.isSound()
                ? amount.flatMap(money -> received.map(day -> new Arrived(money, reference, day)))
                : Optional.empty();
    }
}
