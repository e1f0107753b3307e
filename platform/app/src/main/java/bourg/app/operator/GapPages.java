package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.billing.CityReconciliation;
import bourg.billing.PaymentId;
import bourg.tenants.Cities;
import bourg.tenants.City;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the orders that the ledger knows and a city does not, as after a restore. */
@Controller
@OnSite(Area.OPERATOR)
class GapPages {
    private static final int PAGE = 50;

    private final CityReconciliation reconciliation;
    private final Cities cities;

    GapPages(CityReconciliation reconciliation, Cities cities) {
        this.reconciliation = reconciliation;
        this.cities = cities;
    }

    @GetMapping("/cities/{id}/reconciliation")
    String gaps(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Caller.operator();
        City city = Named.city(id, cities);
        PaymentId start = after == null ? null : PaymentId.parse(after).orElseThrow(NotHere::new);
        model.addAttribute("city", city);
        model.addAttribute("gaps", reconciliation.gaps(city.id(), start, PAGE));
        return "operator/gaps";
    }
}
