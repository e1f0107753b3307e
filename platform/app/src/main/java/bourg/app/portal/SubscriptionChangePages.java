package bourg.app.portal;

import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.Resizing;
import bourg.billing.Subscribing;
import bourg.marketplace.Money;
import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionChange;
import bourg.marketplace.SubscriptionState;
import bourg.marketplace.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cancels a subscription, thinks better of it, or changes how many: each is confirmed first. */
@Controller
@OnSite(Area.PORTAL)
class SubscriptionChangePages {
    private final SubscriptionAccess access;
    private final Subscriptions subscriptions;
    private final Subscribing subscribing;

    SubscriptionChangePages(
            SubscriptionAccess access, Subscriptions subscriptions, Subscribing subscribing) {
        this.access = access;
        this.subscriptions = subscriptions;
        this.subscribing = subscribing;
    }

    @GetMapping("/orders/{id}/subscription/cancellation")
    String cancellation(@PathVariable String id, HttpServletRequest request, Model model) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        if (!isCancellable(seen.subscription())) {
            return seen.with("stale");
        }
        model.addAttribute("order", seen.order());
        model.addAttribute("subscription", seen.subscription());
        return "portal/cancellation";
    }

    private static boolean isCancellable(Subscription subscription) {
        return subscription.isRunning() && subscription.state() != SubscriptionState.ENDING;
    }

    @PostMapping("/orders/{id}/subscription/cancellation")
    String cancel(@PathVariable String id, HttpServletRequest request) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        return told(
                seen, "cancelled", subscriptions.cancel(seen.subscription().id(), Instant.now()));
    }

    @PostMapping("/orders/{id}/subscription/resumption")
    String resume(@PathVariable String id, HttpServletRequest request) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        return told(seen, "resumed", subscriptions.resume(seen.subscription().id(), Instant.now()));
    }

    private static String told(
            SubscriptionAccess.Seen seen, String done, SubscriptionChange change) {
        return switch (change) {
            case SubscriptionChange.Changed _, SubscriptionChange.AlreadySo _ -> seen.with(done);
            case SubscriptionChange.NotAllowed _,
                    SubscriptionChange.ToPay _,
                    SubscriptionChange.OutOfRange _,
                    SubscriptionChange.NotFound _ ->
                    seen.with("stale");
        };
    }

    /** What another quantity would cost, or save; nothing is changed yet. */
    @GetMapping("/orders/{id}/subscription/quantity")
    String quantity(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String quantity,
            HttpServletRequest request,
            Model model) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        Subscription subscription = seen.subscription();
        int wanted = number(quantity);
        boolean sound = wanted >= 1 && wanted <= subscription.most();
        Money rest =
                sound
                        ? subscriptions.restOf(subscription, wanted, Instant.now())
                        : Money.zero(subscription.plan().currency());
        model.addAttribute("order", seen.order());
        model.addAttribute("subscription", subscription);
        model.addAttribute("typed", quantity);
        model.addAttribute("wanted", sound ? wanted : 0);
        model.addAttribute("rest", rest);
        return "portal/quantity";
    }

    private static int number(String typed) {
        return typed.strip().matches("[0-9]{1,4}") ? Integer.parseInt(typed.strip()) : 0;
    }

    @PostMapping("/orders/{id}/subscription/quantity")
    String resize(
            @PathVariable String id, @RequestParam String quantity, HttpServletRequest request) {
        SubscriptionAccess.Seen seen = access.require(id, request);
        Resizing answer =
                subscribing.resize(seen.subscription().id(), number(quantity), Instant.now());
        return switch (answer) {
            case Resizing.Done _ -> seen.with("resized");
            case Resizing.OnItsWay _ -> seen.with("on_its_way");
            case Resizing.Refused _ -> seen.with("refused");
            case Resizing.NotAllowed _, Resizing.OutOfRange _, Resizing.NotFound _ ->
                    seen.with("stale");
        };
    }
}
