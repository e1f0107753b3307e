package bourg.app.console;

import bourg.app.pages.NotHere;
import bourg.marketplace.Order;
import bourg.marketplace.OrderId;
import bourg.marketplace.Orders;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** The orders that were placed with the city whose console is asked. */
@Component
class Placed {
    private final Orders orders;

    Placed(Orders orders) {
        this.orders = orders;
    }

    Order require(String id) {
        OrderId order = OrderId.parse(id).orElseThrow(NotHere::new);
        MDC.put("order", order.toString());
        return orders.find(order).orElseThrow(NotHere::new);
    }
}
