package bourg.app.partner;

import bourg.app.pages.NotHere;
import bourg.marketplace.Order;
import bourg.marketplace.OrderChange;
import bourg.marketplace.OrderId;
import bourg.marketplace.PartnerId;
import bourg.tenants.PartnerRole;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Finds the signed-in partner's orders and tells what became of a step. */
@Component
class OrderCounter {
    private final SignedInPartner partner;
    private final Desk desk;

    OrderCounter(SignedInPartner partner, Desk desk) {
        this.partner = partner;
        this.desk = desk;
    }

    PartnerId owner() {
        return partner.get(PartnerRole.ADMIN, PartnerRole.AGENT).id();
    }

    /** The partner's own order; another partner's is not there. */
    Order require(String id) {
        PartnerId owner = owner();
        return OrderId.parse(id)
                .flatMap(order -> desk.orders().find(owner, order))
                .orElseThrow(NotHere::new);
    }

    /** Back to the order, with what happened; a step taken meanwhile by somebody else is no bug. */
    String to(OrderChange change, Order order, String done, RedirectAttributes next) {
        switch (change) {
            case OrderChange.Changed _ -> next.addFlashAttribute("done", done);
            case OrderChange.AlreadySo _ ->
                    next.addFlashAttribute("problem", "partner.order.already");
            case OrderChange.NotAllowed _ ->
                    next.addFlashAttribute("problem", "partner.order.stale");
            case OrderChange.NotFound _ -> throw new NotHere();
        }
        return "redirect:/orders/" + order.id();
    }
}
