package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.app.portal.Answers;
import bourg.billing.Billing;
import bourg.billing.Counter;
import bourg.billing.Disputes;
import bourg.billing.Payment;
import bourg.marketplace.Form;
import bourg.marketplace.Forms;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The orders of the city: all of them by state, and each with everything that is known of it. */
@Controller
@OnSite(Area.CONSOLE)
class OrderPages {
    private static final int PAGE = 20;

    private final Orders orders;
    private final Placed placed;
    private final Billing billing;
    private final Counter counter;
    private final Disputes disputes;
    private final Forms forms;

    OrderPages(Orders orders, Placed placed, Billing billing, Also also, Forms forms) {
        this.orders = orders;
        this.placed = placed;
        this.billing = billing;
        this.counter = also.counter();
        this.disputes = also.disputes();
        this.forms = forms;
    }

    /** What else there is to know of an order's money. */
    @Component
    record Also(Counter counter, Disputes disputes) {}

    @GetMapping("/console/orders")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Caller.staff();
        OrderState wanted = OrderState.named(state).orElse(null);
        model.addAttribute("orders", orders.listOfCity(wanted, after, PAGE));
        model.addAttribute("wanted", wanted);
        model.addAttribute("first", after == null);
        return "console/orders";
    }

    @GetMapping("/console/orders/{id}")
    String order(@PathVariable String id, Model model) {
        Caller.staff();
        Order order = placed.require(id);
        Form form = forms.parse(order.service().form());
        model.addAttribute("order", order);
        model.addAttribute("answers", Answers.of(form, form.toStrings(order.answers())));
        Payment payment = billing.paymentOf(order.id()).orElse(null);
        model.addAttribute("payment", payment);
        if (payment != null && payment.means().atCounter()) {
            model.addAttribute("entry", counter.entry(payment.id()).orElse(null));
            model.addAttribute(
                    "undoable",
                    order.state() == OrderState.PAID
                            && payment.refunded().isZero()
                            && counter.isOfToday(Caller.city(), payment));
        }
        model.addAttribute("refunds", billing.refundsOf(order.id()));
        model.addAttribute("disputes", disputes.ofOrder(order.id()));
        return "console/order";
    }

    @GetMapping("/console/orders/{id}/receipt")
    String receipt(@PathVariable String id, Model model) {
        Caller.staff();
        Order order = placed.require(id);
        model.addAttribute("receipt", billing.receipt(order.id()).orElseThrow(NotHere::new));
        return "console/receipt";
    }
}
