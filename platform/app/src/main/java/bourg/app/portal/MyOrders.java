package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import bourg.tenants.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The orders of the citizen who is signed in. */
@Controller
@OnSite(Area.PORTAL)
class MyOrders {
    private static final int PAGE = 20;

    private final Orders orders;

    MyOrders(Orders orders) {
        this.orders = orders;
    }

    @GetMapping("/my/orders")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        Actor.Citizen citizen = Caller.citizen().orElseThrow(NotHere::new);
        model.addAttribute("orders", orders.listOfCitizen(citizen.subject(), null, after, PAGE));
        model.addAttribute("first", after == null);
        return "portal/myOrders";
    }

    /** Links in letters to citizens lead here, so that they sign in first. */
    @GetMapping("/my/orders/{id}")
    String one(@PathVariable String id) {
        return "redirect:/orders/" + OrderId.parse(id).orElseThrow(NotHere::new);
    }
}
