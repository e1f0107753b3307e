package bourg.app.console;

import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.money.ClosedMonths;
import bourg.app.portal.Samples;
import bourg.app.texts.Texts;
import bourg.billing.BankImport;
import bourg.billing.BankLine;
import bourg.billing.Income;
import bourg.billing.Income.Budget;
import bourg.billing.Journal;
import bourg.billing.TransferId;
import bourg.billing.UnseenTransfer;
import bourg.billing.WhatIf;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.OfferId;
import bourg.marketplace.Party;
import bourg.tenants.Localized;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cockpit and the accounting page, with something to show and with nothing. */
final class IncomeShown {
    private static final YearMonth LAST = YearMonth.of(2026, 11);

    private IncomeShown() {}

    static Stream<Shown> income(Locale locale) {
        Words words = Words.of(Texts.strict(), locale);
        return Stream.of(
                page(
                        words,
                        locale,
                        sample(),
                        new Budget(2026, Samples.cad(900), Samples.cad(50), Samples.cad(7))),
                page(
                        words,
                        locale,
                        new Income(
                                LAST.minusMonths(11), LAST, Currency.getInstance("CAD"), List.of()),
                        null),
                new Shown(
                        "accounting",
                        Map.of(
                                "form",
                                AccountingPages.form(new Sheet(words), services(), locale),
                                "closed",
                                List.of())),
                new Shown(
                        "accounting",
                        Map.of(
                                "form",
                                AccountingPages.form(new Sheet(words), services(), locale),
                                "closed",
                                List.of(ClosedMonths.of(Party.city(Samples.CITY.id()))))));
    }

    static Stream<Shown> bank(Locale locale) {
        Words words = Words.of(Texts.strict(), locale);
        BankLine line =
                new BankLine(
                        new UUID(0, 1), LocalDate.of(2026, 11, 3), Samples.cad(1_500), "<b>", null);
        UnseenTransfer unseen =
                new UnseenTransfer(TransferId.next(), Samples.NOW, Samples.cad(1_500), "tr_1");
        Map<String, Object> empty =
                Map.of(
                        "form", BankPages.upload(new Sheet(words)),
                        "lines", List.of(),
                        "unseen", List.of(),
                        "today", LocalDate.of(2026, 11, 29));
        Map<String, Object> full = new HashMap<>(empty);
        full.put("lines", List.of(line));
        full.put("unseen", List.of(unseen));
        full.put("taken", new BankImport.Imported(1, 0));
        return Stream.of(
                new Shown("bank", empty),
                new Shown("bank", full),
                new Shown(
                        "bankLine",
                        Map.of("line", line, "form", BankPages.explanation(new Sheet(words)))));
    }

    private static Shown page(Words words, Locale locale, Income income, @Nullable Budget budget) {
        var shown = new IncomePages.Shown(income, 2026, budget, services());
        return new Shown(
                "income",
                Map.of(
                        "shown",
                        shown,
                        "budgetForm",
                        IncomePages.budgetForm(new Sheet(words), shown),
                        "whatIfForm",
                        IncomePages.whatIfForm(new Sheet(words), shown, locale),
                        "whatIf",
                        new WhatIf(
                                2,
                                new BasisPoints(2_000),
                                Samples.cad(1),
                                Samples.cad(2),
                                Samples.cad(3),
                                Samples.cad(4))));
    }

    private static List<Journal.Service> services() {
        return List.of(
                new Journal.Service(
                        new OfferId(new UUID(0, 7)), new Localized("Vélo <b>", "Bike <b>")));
    }

    static Income sample() {
        return new Income(
                LAST.minusMonths(11),
                LAST,
                Currency.getInstance("CAD"),
                List.of(
                        part(LAST, 1, Income.Source.COMMISSIONS, 60_000),
                        part(LAST.minusMonths(1), 1, Income.Source.COMMISSIONS, 20_000),
                        part(LAST.minusMonths(3), 2, Income.Source.OWN_SERVICES, 15_000),
                        part(LAST.minusMonths(3), 3, Income.Source.OTHER, -5_000),
                        part(LAST.minusMonths(4), 4, Income.Source.COMMISSIONS, 10_000)));
    }

    private static Income.Part part(
            YearMonth month, int service, Income.Source source, long minor) {
        Localized name = new Localized("Service <b>" + service, "Service <b>" + service);
        return new Income.Part(
                month,
                new Income.Origin(new OfferId(new UUID(0, service)), name, "Coop " + service),
                source,
                minor,
                33);
    }
}
