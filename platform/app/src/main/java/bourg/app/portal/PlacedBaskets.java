package bourg.app.portal;

import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.Billing;
import bourg.billing.Payment;
import bourg.billing.PaymentState;
import bourg.marketplace.Basket;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Orders that were placed together: how each stands, the way back from their pay page, paying. */
@Controller
@OnSite(Area.PORTAL)
class PlacedBaskets {
    private final BasketAccess access;
    private final Payments payments;
    private final Billing billing;

    PlacedBaskets(BasketAccess access, Payments payments, Billing billing) {
        this.access = access;
        this.payments = payments;
        this.billing = billing;
    }

    @GetMapping("/baskets/{id}")
    String basket(@PathVariable String id, HttpServletRequest request, Model model) {
        Basket basket = access.require(id, request);
        model.addAttribute("basket", basket);
        model.addAttribute(
                "withTheBank",
                basket.unpaid().stream()
                        .map(Order::id)
                        .filter(order -> is(order, PaymentState.PROCESSING))
                        .collect(Collectors.toSet()));
        model.addAttribute("notice", Payments.notice(request.getParameter("notice")));
        return "portal/placedBasket";
    }

    private boolean is(OrderId order, PaymentState state) {
        return billing.paymentOf(order).map(Payment::state).filter(state::equals).isPresent();
    }

    /** Where the pay page sends people who paid; the money may still be on its way. */
    @GetMapping("/baskets/{id}/return")
    String back(@PathVariable String id, HttpServletRequest request, Model model) {
        Basket basket = access.require(id, request);
        Set<PaymentState> states =
                basket.unpaid().stream()
                        .flatMap(order -> billing.refresh(order.id()).stream())
                        .map(Payment::state)
                        .collect(Collectors.toSet());
        if (states.isEmpty()) {
            return "redirect:/baskets/" + basket.id() + "?notice=paid";
        }
        model.addAttribute("home", "/baskets/" + basket.id());
        model.addAttribute("captured", states.equals(Set.of(PaymentState.CAPTURED)));
        model.addAttribute("slow", states.contains(PaymentState.PROCESSING));
        return "portal/return";
    }

    /** Where the pay page sends people who turned back. */
    @GetMapping("/baskets/{id}/pay")
    String turnedBack(@PathVariable String id, HttpServletRequest request) {
        Basket basket = access.require(id, request);
        return "redirect:/baskets/"
                + basket.id()
                + (basket.unpaid().isEmpty() ? "" : "?notice=not_paid");
    }

    @PostMapping("/baskets/{id}/pay")
    String pay(@PathVariable String id, HttpServletRequest request) {
        return payments.begin(access.require(id, request).id());
    }
}
