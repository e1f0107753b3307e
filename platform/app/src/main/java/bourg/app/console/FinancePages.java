package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.Finances;
import bourg.marketplace.Party;
import bourg.tenants.City;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page about money: how it stands, what waits, and the way to everything else. */
@Controller
@OnSite(Area.CONSOLE)
class FinancePages {
    private final Finances finances;

    FinancePages(Finances finances) {
        this.finances = finances;
    }

    @GetMapping("/console/money")
    String show(Model model) {
        Caller.staff(Powers.MONEY);
        City city = Caller.city();
        model.addAttribute(
                "standing",
                finances.standing(Party.city(city.id()), city.currency(), city.timeZone()));
        model.addAttribute("waiting", finances.waitingIn(city));
        return "console/money";
    }
}
