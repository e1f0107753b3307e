package bourg.app.portal;

import bourg.app.pages.Area;
import bourg.app.pages.NotHere;
import bourg.app.pages.OnSite;
import bourg.billing.Billing;
import bourg.billing.Payment;
import bourg.billing.PaymentState;
import bourg.marketplace.Forms;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.OrderState;
import bourg.marketplace.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An order's own pages: how it stands, the way back from the pay page, and paying again. */
@Controller
@OnSite(Area.PORTAL)
class OrderPages {
    private final OrderAccess access;
    private final Payments payments;
    private final Billing billing;
    private final Forms forms;
    private final Subscriptions subscriptions;

    OrderPages(
            OrderAccess access,
            Payments payments,
            Billing billing,
            Forms forms,
            Subscriptions subscriptions) {
        this.access = access;
        this.payments = payments;
        this.billing = billing;
        this.forms = forms;
        this.subscriptions = subscriptions;
    }

    /** A link from an e-mail carries the key; it moves into a cookie, out of the address. */
    @GetMapping("/orders/{id}")
    String order(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (key != null) {
            Order order =
                    OrderId.parse(id)
                            .flatMap(known -> access.byKey(known, key))
                            .orElseThrow(NotHere::new);
            access.remember(order.id(), key, request, response);
            return "redirect:/orders/" + order.id();
        }
        Order order = access.require(id, request);
        model.addAttribute("order", order);
        model.addAttribute("refunds", billing.refundsOf(order.id()));
        model.addAttribute("bankThinks", isWithTheBank(billing.paymentOf(order.id())));
        model.addAttribute(
                "answers",
                Answers.of(
                        forms.parse(order.service().form()),
                        forms.parse(order.service().form()).toStrings(order.answers())));
        model.addAttribute("subscribed", subscriptions.ofOrder(order.id()).isPresent());
        model.addAttribute("notice", Payments.notice(request.getParameter("notice")));
        return "portal/order";
    }

    /** Where the pay page sends people who paid; the money may still be on its way. */
    @GetMapping("/orders/{id}/return")
    String back(@PathVariable String id, HttpServletRequest request, Model model) {
        Order order = access.require(id, request);
        Optional<Payment> payment = billing.refresh(order.id());
        boolean here = payment.filter(p -> p.state() == PaymentState.CAPTURED).isPresent();
        if (order.state() != OrderState.AWAITING_PAYMENT && order.state() != OrderState.EXPIRED) {
            return "redirect:/orders/" + order.id() + "?notice=paid";
        }
        model.addAttribute("home", "/orders/" + order.id());
        model.addAttribute("captured", here);
        model.addAttribute("slow", isWithTheBank(payment));
        return "portal/return";
    }

    /** The person has paid by a method that takes days to confirm. */
    private static boolean isWithTheBank(Optional<Payment> payment) {
        return payment.filter(p -> p.state() == PaymentState.PROCESSING).isPresent();
    }

    /** Where the pay page sends people who turned back. */
    @GetMapping("/orders/{id}/pay")
    String turnedBack(@PathVariable String id, HttpServletRequest request) {
        Order order = access.require(id, request);
        return "redirect:/orders/"
                + order.id()
                + (order.state() == OrderState.AWAITING_PAYMENT ? "?notice=not_paid" : "");
    }

    @PostMapping("/orders/{id}/pay")
    String pay(@PathVariable String id, HttpServletRequest request) {
        return payments.begin(access.require(id, request).id());
    }
}
