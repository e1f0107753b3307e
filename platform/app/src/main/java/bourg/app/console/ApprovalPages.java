package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.marketplace.Order;
import bourg.marketplace.OrderChange;
import bourg.marketplace.Orders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Approves an order that is paid after that; whoever approves must have seen it as it stands. */
@Controller
@OnSite(Area.CONSOLE)
class ApprovalPages {
    private static final String DONE = "console.order.approved";

    private final Orders orders;
    private final Placed placed;

    ApprovalPages(Orders orders, Placed placed) {
        this.orders = orders;
        this.placed = placed;
    }

    @PostMapping("/console/orders/{id}/approval")
    String approve(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String revision,
            RedirectAttributes next) {
        Caller.staff(Powers.REFUSE);
        Order order = placed.require(id);
        boolean seen = revision.equals(String.valueOf(order.revision()));
        switch (seen
                ? orders.approve(order.id())
                : new OrderChange.NotAllowed(order.state(), order.state())) {
            case OrderChange.Changed _, OrderChange.AlreadySo _ ->
                    next.addFlashAttribute("done", DONE);
            case OrderChange.NotAllowed _ ->
                    next.addFlashAttribute("problem", "console.order.stale");
            case OrderChange.NotFound _ -> throw new NotHere();
        }
        return "redirect:/console/orders/" + order.id();
    }
}
