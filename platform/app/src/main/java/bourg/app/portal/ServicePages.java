package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Forms;
import bourg.marketplace.LiveService;
import bourg.marketplace.Orders;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page that says what a service is, what it costs and what to have at hand. */
@Controller
@OnSite(Area.PORTAL)
class ServicePages {
    private final Shelf shelf;
    private final Orders orders;
    private final Forms forms;

    ServicePages(Shelf shelf, Orders orders, Forms forms) {
        this.shelf = shelf;
        this.orders = orders;
        this.forms = forms;
    }

    @GetMapping("/services/{id}")
    String service(@PathVariable String id, Model model) {
        LiveService service = shelf.require(id);
        model.addAttribute("service", service);
        model.addAttribute("quote", orders.quote(service.id(), 1).orElseThrow(NotHere::new));
        model.addAttribute("reduced", ReducedPrice.of(service, orders));
        model.addAttribute("form", forms.parse(service.content().form()));
        return "portal/service";
    }

    /** Finds the services of the city whose portal is asked. */
    @Component
    static class Shelf {
        private final Adoptions adoptions;

        Shelf(Adoptions adoptions) {
            this.adoptions = adoptions;
        }

        LiveService require(String id) {
            return AdoptionId.parse(id)
                    .flatMap(adoption -> adoptions.liveService(Caller.city().id(), adoption))
                    .orElseThrow(NotHere::new);
        }
    }
}
