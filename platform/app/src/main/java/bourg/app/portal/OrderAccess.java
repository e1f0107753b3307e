package bourg.app.portal;

import bourg.app.access.Caller;
import bourg.app.pages.NotHere;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Shows an order to the citizen who placed it and to guests who have its key; to all others it is
 * not there.
 */
@Component
class OrderAccess {
    private static final SecretCookie COOKIE =
            new SecretCookie("bourg-order", Duration.ofDays(180));

    private final Orders orders;

    OrderAccess(Orders orders) {
        this.orders = orders;
    }

    Order require(String id, HttpServletRequest request) {
        OrderId orderId = OrderId.parse(id).orElseThrow(NotHere::new);
        MDC.put("order", orderId.toString());
        return ofCitizen(orderId)
                .or(() -> byKey(orderId, COOKIE.read(request)))
                .orElseThrow(NotHere::new);
    }

    Optional<Order> byKey(OrderId id, @Nullable String key) {
        return key == null || key.isEmpty() ? Optional.empty() : orders.findByKey(id, key);
    }

    /** Gives the key to the browser, for the pages of this one order only. */
    void remember(
            OrderId id, String key, HttpServletRequest request, HttpServletResponse response) {
        COOKIE.write(key, "/orders/" + id, request, response);
    }

    private Optional<Order> ofCitizen(OrderId id) {
        return Caller.citizen()
                .flatMap(citizen ->
                        orders.find(id).filter(order -> citizen.subject().equals(order.citizen())));
    }
}
