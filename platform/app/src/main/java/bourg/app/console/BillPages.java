package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.money.BillBooks;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.CityBills;
import bourg.marketplace.Party;
import bourg.tenants.City;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the city pays itself for its services, and what of it is not covered yet. */
@Controller
@OnSite(Area.CONSOLE)
class BillPages {
    private static final int PAYMENTS = 50;

    private final BillBooks books;
    private final CityBills bills;

    BillPages(BillBooks books, CityBills bills) {
        this.books = books;
        this.bills = bills;
    }

    @GetMapping("/console/bills")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        books.showBills(ours(), after, model);
        City city = Caller.city();
        model.addAttribute("owed", bills.owedBy(city, city.currency()));
        model.addAttribute("payments", bills.paymentsOf(city, PAYMENTS));
        return "console/bills";
    }

    @GetMapping("/console/bills/{id}")
    String bill(@PathVariable String id, Model model) {
        books.showBill(ours(), id, model);
        return "console/bill";
    }

    private static Party ours() {
        Caller.staff(Powers.MONEY);
        return Party.city(Caller.city().id());
    }
}
