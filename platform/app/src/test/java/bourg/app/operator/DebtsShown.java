package bourg.app.operator;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.portal.Samples;
import bourg.app.texts.Texts;
import bourg.billing.CityPayment;
import bourg.billing.CityPaymentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a city owes, with a faulty form, and the second look before money of it is written down. */
final class DebtsShown {
    private DebtsShown() {}

    static Map<String, Map<String, Object>> all(Locale locale) {
        Sheet faulty = new Sheet(Words.of(Texts.strict(), locale)).put("amount", "many");
        DebtForm.read(faulty, Samples.CITY);
        LocalDate day = LocalDate.of(2026, 11, 3);
        CityPayment payment =
                new CityPayment(CityPaymentId.next(), Samples.cad(1_250), "<VIR-1>", day);
        return Map.of(
                "debt",
                Map.of(
                        "city", Samples.CITY,
                        "owed", Samples.cad(99_900),
                        "payments", List.of(payment),
                        "form", DebtForm.draw(faulty, Samples.CITY)),
                "debtCheck",
                Map.of(
                        "city",
                        Samples.CITY,
                        "owed",
                        Samples.cad(1_000),
                        "amount",
                        payment.amount(),
                        "typed",
                        "12,50",
                        "reference",
                        payment.reference(),
                        "receivedOn",
                        day));
    }
}
