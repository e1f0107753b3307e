package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.money.IdentityForm;
import bourg.app.money.InvoiceFiles;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.marketplace.Party;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who the city is on receipts and invoices, and what it has issued. */
@Controller
@OnSite(Area.CONSOLE)
class InvoicingPages {
    private static final String HERE = "/console/invoicing";

    private final IdentityForm form;
    private final InvoiceFiles files;
    private final Texts texts;

    InvoicingPages(IdentityForm form, InvoiceFiles files, Texts texts) {
        this.form = form;
        this.files = files;
        this.texts = texts;
    }

    @GetMapping(HERE)
    String show(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Locale locale,
            Model model) {
        Party us = us();
        int wanted = year == null ? today().getYear() : year;
        return page(us, form.fresh(Words.of(texts, locale), us, today()), model, wanted, before);
    }

    @PostMapping(HERE)
    String record(HttpServletRequest request, Locale locale, Model model, RedirectAttributes next) {
        Party us = us();
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        if (!form.record(sheet, us, today())) {
            return page(us, sheet, model, today().getYear(), Long.MAX_VALUE);
        }
        next.addFlashAttribute("done", "money.identity.done");
        return "redirect:" + HERE;
    }

    @GetMapping(HERE + "/{year}/{number}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable int year, @PathVariable long number, Locale locale) {
        return files.pdf(us(), year, number, locale);
    }

    @GetMapping(HERE + "/{year}/{number}.xml")
    ResponseEntity<byte[]> xml(@PathVariable int year, @PathVariable long number) {
        return files.xml(us(), year, number);
    }

    private String page(Party us, Sheet sheet, Model model, int year, long before) {
        model.addAttribute("form", form.draw(sheet));
        model.addAttribute("history", form.history(us));
        model.addAttribute("invoices", files.list(us, year, before));
        model.addAttribute("year", year);
        return "console/invoicing";
    }

    private static Party us() {
        Caller.staff(Powers.MONEY);
        return Party.city(Caller.city().id());
    }

    private static LocalDate today() {
        return LocalDate.now(Caller.city().timeZone());
    }
}
