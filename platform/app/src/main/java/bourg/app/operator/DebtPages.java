package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.forms.Sheet;
import bourg.app.forms.Words;
import bourg.app.operator.DebtForm.Arrived;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Texts;
import bourg.billing.CityBills;
import bourg.billing.CityPaying;
import bourg.tenants.Cities;
import bourg.tenants.City;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a city owes for what it uses itself, and money of it that arrived at the bank: written down
 * after a second look, for it cannot be taken back.
 */
@Controller
@OnSite(Area.OPERATOR)
class DebtPages {
    private static final int SHOWN = 50;

    private final Cities cities;
    private final CityBills bills;
    private final Texts texts;

    DebtPages(Cities cities, CityBills bills, Texts texts) {
        this.cities = cities;
        this.bills = bills;
        this.texts = texts;
    }

    @GetMapping("/cities/{id}/debt")
    String debt(@PathVariable String id, Locale locale, Model model) {
        Caller.operator();
        return show(Named.city(id, cities), new Sheet(Words.of(texts, locale)), model);
    }

    /** Shows what would be written down, or the form again if it is faulty or to be changed. */
    @PostMapping("/cities/{id}/debt")
    String check(
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Caller.operator();
        City city = Named.city(id, cities);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Optional<Arrived> arrived = DebtForm.read(sheet, city);
        if (arrived.isEmpty()) {
            response.setStatus(422);
        }
        return arrived.isEmpty() || sheet.text("change").equals("true")
                ? show(city, sheet, model)
                : check(city, sheet, arrived.get(), model);
    }

    @PostMapping("/cities/{id}/debt/record")
    String record(
            @PathVariable String id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Caller.operator();
        City city = Named.city(id, cities);
        Sheet sheet = Sheet.read(Words.of(texts, locale), request.getParameterMap());
        Optional<Arrived> arrived = DebtForm.read(sheet, city);
        if (arrived.isEmpty() || !isRecorded(city, sheet, arrived.get())) {
            return show(city, sheet, model);
        }
        next.addFlashAttribute("done", "operator.debt.done");
        return "redirect:/cities/" + city.id() + "/debt";
    }

    private boolean isRecorded(City city, Sheet sheet, Arrived arrived) {
        CityPaying paying =
                bills.record(city, arrived.amount(), arrived.reference(), arrived.receivedOn());
        switch (paying) {
            case CityPaying.Recorded _ -> {
                return true;
            }
            case CityPaying.ReferenceUsed() ->
                    sheet.fail(DebtForm.REFERENCE, "operator.debt.reference.used");
            case CityPaying.Invalid _ ->
                    // The form has seen to everything else.
                    sheet.fail(DebtForm.AMOUNT, "operator.debt.amount.too_large");
        }
        return false;
    }

    private String check(City city, Sheet sheet, Arrived arrived, Model model) {
        model.addAttribute("city", city);
        model.addAttribute("owed", bills.owedBy(city, city.currency()));
        model.addAttribute("amount", arrived.amount());
        model.addAttribute("typed", sheet.text(DebtForm.AMOUNT));
        model.addAttribute("reference", arrived.reference());
        model.addAttribute("receivedOn", arrived.receivedOn());
        return "operator/debtCheck";
    }

    private String show(City city, Sheet sheet, Model model) {
        model.addAttribute("city", city);
        model.addAttribute("owed", bills.owedBy(city, city.currency()));
        model.addAttribute("payments", bills.paymentsOf(city, SHOWN));
        model.addAttribute("form", DebtForm.draw(sheet, city));
        return "operator/debt";
    }
}
