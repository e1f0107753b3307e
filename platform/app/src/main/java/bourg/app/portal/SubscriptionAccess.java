package bourg.app.portal;

import bourg.app.pages.NotHere;
import bourg.marketplace.Order;
import bourg.marketplace.Orders;
import bourg.marketplace.Subscription;
import bourg.marketplace.Subscriptions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Shows a subscription to whoever may see the order that it is looked at from. */
@Component
class SubscriptionAccess {
    private final OrderAccess access;
    private final Orders orders;
    private final Subscriptions subscriptions;

    SubscriptionAccess(OrderAccess access, Orders orders, Subscriptions subscriptions) {
        this.access = access;
        this.orders = orders;
        this.subscriptions = subscriptions;
    }

    /** An order, and the subscription that it is a part of. */
    record Seen(Order order, Subscription subscription) {
        String path() {
            return "/orders/" + order.id() + "/subscription";
        }

        String with(String notice) {
            return "redirect:" + path() + "?notice=" + notice;
        }
    }

    Seen require(String id, HttpServletRequest request) {
        Order order = access.require(id, request);
        return subscriptions
                .ofOrder(order.id())
                .map(found -> new Seen(order, found))
                .orElseThrow(NotHere::new);
    }

    /** A guest who has the key to one order of a subscription is given one to another. */
    void admit(Order other, HttpServletRequest request, HttpServletResponse response) {
        if (other.citizen() == null) {
            access.remember(other.id(), orders.newAccessKey(other.id()), request, response);
        }
    }
}
