package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.Accounting;
import bourg.billing.Income;
import bourg.billing.Income.Budget;
import bourg.billing.Incomes;
import bourg.billing.Journal;
import bourg.billing.WhatIf;
import bourg.marketplace.BasisPoints;
import bourg.marketplace.Money;
import bourg.marketplace.OfferId;
import bourg.tenants.City;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The income cockpit: what the city earns by what, how independent that makes it, and what if. */
@Controller
@OnSite(Area.CONSOLE)
class IncomePages {
    private final Incomes incomes;
    private final Accounting accounting;
    private final Texts texts;

    IncomePages(Incomes incomes, Accounting accounting, Texts texts) {
        this.incomes = incomes;
        this.accounting = accounting;
        this.texts = texts;
    }

    /** What the page shows besides its forms. */
    record Shown(Income income, int year, @Nullable Budget budget, List<Journal.Service> services) {
        Shown {
            services = List.copyOf(services);
        }
    }

    @GetMapping("/console/income")
    String show(HttpServletRequest request, Locale locale, Model model) {
        City city = ours();
        Words words = Words.of(texts, locale);
        Sheet wish = Sheet.read(words, request.getParameterMap());
        Shown shown = shown(city);
        if (!wish.text("offer").isEmpty()) {
            model.addAttribute("whatIf", whatIf(city, wish).orElse(null));
        }
        return page(shown, filled(words, shown), wish, locale, model);
    }

    @PostMapping("/console/income/budget")
    String budget(HttpServletRequest request, Locale locale, Model model, RedirectAttributes next) {
        City city = ours();
        Words words = Words.of(texts, locale);
        Sheet sheet = Sheet.read(words, request.getParameterMap());
        Shown shown = shown(city);
        Optional<Money> taxes = sheet.money("taxes", city.currency());
        Optional<Money> grants = sheet.money("grants", city.currency());
        Optional<Money> other = sheet.money("other", city.currency());
        if (taxes.isEmpty() || grants.isEmpty() || other.isEmpty()) {
            return page(shown, sheet, new Sheet(words), locale, model);
        }
        incomes.keep(city, new Budget(shown.year(), taxes.get(), grants.get(), other.get()));
        next.addFlashAttribute("done", "console.income.budget.done");
        return "redirect:/console/income";
    }

    private Optional<WhatIf> whatIf(City city, Sheet wish) {
        Optional<BasisPoints> share = wish.percent("share");
        Optional<OfferId> offer = OfferId.parse(wish.text("offer"));
        if (share.isEmpty() || offer.isEmpty()) {
            return Optional.empty();
        }
        Optional<WhatIf> answer = incomes.whatIf(city, now(city), offer.get(), share.get());
        if (answer.isEmpty()) {
            wish.fail("share", "console.income.what_if.too_much");
        }
        return answer;
    }

    private Shown shown(City city) {
        YearMonth now = now(city);
        return new Shown(
                incomes.of(city, now),
                now.getYear(),
                incomes.budget(city, now.getYear()).orElse(null),
                accounting.services(city));
    }

    private static Sheet filled(Words words, Shown shown) {
        Sheet sheet = new Sheet(words);
        Budget budget = shown.budget();
        if (budget != null) {
            sheet.put("taxes", typed(words, budget.taxes()))
                    .put("grants", typed(words, budget.grants()))
                    .put("other", typed(words, budget.other()));
        }
        return sheet;
    }

    private static String typed(Words words, Money money) {
        return words.typed(
                BigDecimal.valueOf(
                        money.amountMinor(), money.currency().getDefaultFractionDigits()));
    }

    private static String page(
            Shown shown, Sheet budget, Sheet whatIf, Locale locale, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute("budgetForm", budgetForm(budget, shown));
        model.addAttribute("whatIfForm", whatIfForm(whatIf, shown, locale));
        return "console/income";
    }

    static FormView budgetForm(Sheet sheet, Shown shown) {
        Words words = sheet.words();
        String currency = shown.income().currency().getCurrencyCode();
        return sheet.draw(
                amount(words, "taxes", currency),
                amount(words, "grants", currency),
                amount(words, "other", currency));
    }

    private static Field amount(Words words, String name, String currency) {
        return Field.of(Kind.DECIMAL, name, words.text("console.income.budget." + name))
                .hint(words.text("console.income.budget.hint." + name))
                .narrow(20, null, currency);
    }

    static FormView whatIfForm(Sheet sheet, Shown shown, Locale locale) {
        Words words = sheet.words();
        return sheet.draw(
                Field.of(Kind.SELECT, "offer", words.text("console.income.column.service"))
                        .choices(
                                shown.services().stream()
                                        .map(service ->
                                                new Field.Choice(
                                                        service.offer().toString(),
                                                        service.name().in(locale)))
                                        .toList()),
                Field.of(Kind.DECIMAL, "share", words.text("console.income.what_if.share"))
                        .narrow(5, null, "%"));
    }

    private static YearMonth now(City city) {
        return YearMonth.now(city.timeZone());
    }

    private static City ours() {
        Caller.staff(Powers.MONEY);
        return Caller.city();
    }
}
