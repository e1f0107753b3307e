package bourg.app.partner;

import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.portal.Answers;
import bourg.billing.Billing;
import bourg.marketplace.Form;
import bourg.marketplace.Order;
import bourg.marketplace.OrderReference;
import bourg.marketplace.OrderState;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Slice;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityId;
import bourg.tenants.CurrentCity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The orders of a partner's services in all cities, and the steps that fulfil them. */
@Controller
@OnSite(Area.PARTNER)
class OrderPages {
    private static final int PAGE = 20;

    private final OrderCounter counter;
    private final Desk desk;
    private final Cities cities;
    private final Billing billing;

    OrderPages(OrderCounter counter, Desk desk, Cities cities, Billing billing) {
        this.counter = counter;
        this.desk = desk;
        this.cities = cities;
        this.billing = billing;
    }

    @GetMapping("/orders")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        PartnerId owner = counter.owner();
        OrderState wanted = OrderState.named(state).orElse(null);
        Slice<OrderReference> found = desk.orders().list(owner, wanted, after, PAGE);
        Map<CityId, City> where = new LinkedHashMap<>();
        found.items().forEach(one -> where.computeIfAbsent(one.city(), cities::require));
        model.addAttribute("state", wanted == null ? "" : wanted.name());
        model.addAttribute("first", after == null);
        model.addAttribute("orders", found);
        model.addAttribute("cities", where);
        return "partner/orders";
    }

    @GetMapping("/orders/{id}")
    String order(@PathVariable String id, Model model) {
        Order order = counter.require(id);
        Form form = desk.forms().parse(order.service().form());
        model.addAttribute("order", order);
        model.addAttribute("answers", Answers.of(form, form.toStrings(order.answers())));
        model.addAttribute("city", cities.require(order.city()));
        model.addAttribute(
                "refunds", CurrentCity.call(order.city(), () -> billing.refundsOf(order.id())));
        return "partner/order";
    }

    @PostMapping("/orders/{id}/acceptance")
    String accept(@PathVariable String id, RedirectAttributes next) {
        Order order = counter.require(id);
        return counter.to(
                desk.orders().accept(order.service().partner(), order.id()),
                order,
                "partner.order.accepted",
                next);
    }

    @PostMapping("/orders/{id}/completion")
    String complete(@PathVariable String id, RedirectAttributes next) {
        Order order = counter.require(id);
        return counter.to(
                desk.orders().complete(order.service().partner(), order.id()),
                order,
                "partner.order.completed",
                next);
    }
}
