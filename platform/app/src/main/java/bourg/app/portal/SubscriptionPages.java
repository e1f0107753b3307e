package bourg.app.portal;

import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.CheckOut;
import bourg.billing.Subscribing;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Quote;
import bourg.marketplace.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A subscription's own page: how it stands, what comes next, another card, and paying again. */
@Controller
@OnSite(Area.PORTAL)
class SubscriptionPages {
    private static final int NEWEST = 24;
    private static final Set<String> NOTICES =
            Set.of(
                    "card",
                    "cancelled",
                    "resumed",
                    "resized",
                    "on_its_way",
                    "refused",
                    "stale",
                    "unavailable");

    private final SubscriptionAccess access;
    private final Subscriptions subscriptions;
    private final Subscribing subscribing;
    private final Payments payments;

    SubscriptionPages(
            SubscriptionAccess access,
            Subscriptions subscriptions,
            Subscribing subscribing,
            Payments payments) {
        this.access = access;
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
        this.payments = payments;
    }

    @GetMapping("/orders/{id}/subscription")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String notice,
            HttpServletRequest request,
            Model model) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        List<Order> orders = subscriptions.ordersOf(seen.subscription().id(), NEWEST);
        model.addAttribute("order", seen.order());
        model.addAttribute("subscription", seen.subscription());
        model.addAttribute(
                "next",
                subscriptions.nextQuote(seen.subscription()).map(Quote::total).orElse(null));
        model.addAttribute("orders", orders);
        model.addAttribute("unpaid", unpaid(orders).isPresent());
        model.addAttribute("notice", NOTICES.contains(notice) ? notice : "");
        return "portal/subscription";
    }

    private static Optional<Order> unpaid(List<Order> orders) {
        return orders.stream()
                .filter(order -> order.state() == OrderState.AWAITING_PAYMENT)
                .findFirst();
    }

    /** What the bank refused is paid on the hosted page, with any card. */
    @PostMapping("/orders/{id}/subscription/payment")
    String pay(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        Optional<Order> unpaid = unpaid(subscriptions.ordersOf(seen.subscription().id(), NEWEST));
        if (unpaid.isEmpty()) {
            return "redirect:" + seen.path();
        }
        access.admit(unpaid.get(), request, response);
        return payments.begin(unpaid.get().id());
    }

    @PostMapping("/orders/{id}/subscription/card")
    String newCard(@PathVariable String id, HttpServletRequest request) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        return switch (subscribing.newCard(seen.subscription())) {
            case CheckOut.Redirect(var url) -> "redirect:" + url;
            case CheckOut.ProviderUnavailable _ -> seen.with("unavailable");
            case CheckOut.AlreadyPaid _, CheckOut.NotPayable _, CheckOut.NotFound _ ->
                    seen.with("stale");
        };
    }

    /** Where the hosted page sends people who left a card. */
    @GetMapping("/orders/{id}/subscription/card")
    String cardLeft(@PathVariable String id, HttpServletRequest request) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        subscribing.refreshCard(seen.subscription());
        return seen.with("card");
    }
}
