package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.money.Books;
import bourg.app.money.JournalFiles;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.Accounting;
import bourg.billing.ClosedMonth;
import bourg.billing.GlCodes;
import bourg.billing.GlPurpose;
import bourg.billing.Journal;
import bourg.billing.Statements;
import bourg.marketplace.OfferId;
import bourg.marketplace.Party;
import bourg.tenants.City;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The city's general-ledger codes, and the journals of its closed months. */
@Controller
@OnSite(Area.CONSOLE)
class AccountingPages {
    private static final String HERE = "/console/accounting";
    private static final String CODE = "[0-9A-Za-z][0-9A-Za-z .-]{0,39}";

    private final Accounting accounting;
    private final Statements statements;
    private final Texts texts;

    AccountingPages(Accounting accounting, Statements statements, Texts texts) {
        this.accounting = accounting;
        this.statements = statements;
        this.texts = texts;
    }

    @GetMapping(HERE)
    String show(Locale locale, Model model) {
        City city = ours();
        GlCodes codes = accounting.codes(city);
        Sheet sheet = new Sheet(Words.of(texts, locale));
        for (GlPurpose purpose : GlPurpose.values()) {
            sheet.put(purpose.key(), codes.of(purpose, null));
        }
        codes.byService().forEach((offer, code) -> sheet.put(offer.toString(), code));
        return page(city, sheet, locale, model);
    }

    @PostMapping(HERE)
    String change(HttpServletRequest request, Locale locale, Model model, RedirectAttributes next) {
        City city = ours();
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Map<GlPurpose, String> byPurpose = new EnumMap<>(GlPurpose.class);
        for (GlPurpose purpose : GlPurpose.values()) {
            byPurpose.put(purpose, code(sheet, purpose.key(), sheet.required(purpose.key())));
        }
        Map<OfferId, String> byService = new HashMap<>();
        for (Journal.Service service : accounting.services(city)) {
            String name = service.offer().toString();
            if (!sheet.text(name).isEmpty()) {
                byService.put(service.offer(), code(sheet, name, sheet.text(name)));
            }
        }
        if (!sheet.isSound()) {
            return page(city, sheet, locale, model);
        }
        accounting.change(city, new GlCodes(byPurpose, byService));
        next.addFlashAttribute("done", "console.accounting.done");
        return "redirect:" + HERE;
    }

    private static String code(Sheet sheet, String field, String typed) {
        if (!typed.isEmpty() && !typed.matches(CODE)) {
            sheet.fail(field, "console.accounting.code_wrong");
        }
        return typed;
    }

    @GetMapping(HERE + "/{month}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String month, Locale locale) {
        return JournalFiles.csv(journal(month), Words.of(texts, locale), locale);
    }

    @GetMapping(HERE + "/{month}.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable String month, Locale locale) {
        return JournalFiles.xlsx(journal(month), Words.of(texts, locale), locale);
    }

    private Journal journal(String month) {
        City city = ours();
        YearMonth wanted = Books.month(month, city.timeZone());
        return accounting.journal(city, wanted).orElseThrow(NotHere::new);
    }

    private String page(City city, Sheet sheet, Locale locale, Model model) {
        List<ClosedMonth> closed =
                statements.closedBefore(
                        Party.city(city.id()),
                        city.currency(),
                        YearMonth.now(city.timeZone()).plusMonths(1));
        model.addAttribute("form", form(sheet, accounting.services(city), locale));
        model.addAttribute("closed", closed);
        return "console/accounting";
    }

    static FormView form(Sheet sheet, List<Journal.Service> services, Locale locale) {
        Words words = sheet.words();
        List<Field> fields = new ArrayList<>();
        for (GlPurpose purpose : GlPurpose.values()) {
            fields.add(
                    Field.of(Kind.TEXT, purpose.key(), words.text("money.gl." + purpose.key()))
                            .narrow(20, null, null));
        }
        for (Journal.Service service : services) {
            fields.add(
                    Field.of(
                                    Kind.TEXT,
                                    service.offer().toString(),
                                    words.text(
                                            "console.accounting.of_service",
                                            service.name().in(locale)))
                            .narrow(20, null, null)
                            .optional());
        }
        return sheet.draw(fields.toArray(Field[]::new));
    }

    private static City ours() {
        Caller.staff(Powers.MONEY);
        return Caller.city();
    }
}
