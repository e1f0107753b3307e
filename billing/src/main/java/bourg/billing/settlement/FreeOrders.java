package bourg.billing.settlement;

import bourg.marketplace.Order;
import bourg.marketplace.OrderEvent.OrderPaid;
import bourg.marketplace.Orders;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Numbers the receipts of orders that cost nothing; others are numbered with their payment. */
@Component
class FreeOrders implements CityListener<OrderPaid> {
    private final Orders orders;
    private final Settlement.CityWork work;
    private final ReceiptNumbers receipts;

    FreeOrders(Orders orders, Settlement.CityWork work, ReceiptNumbers receipts) {
        this.orders = orders;
        this.work = work;
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "billing-free-receipt";
    }

    @Override
    public Class<OrderPaid> event() {
        return OrderPaid.class;
    }

    @Override
    public void on(CityId city, UUID eventId, OrderPaid event) {
        orders.find(event.order())
                .filter(Order::isFree)
                .ifPresent(
                        order -> work.inCity.executeWithoutResult(_ -> issue(order, event.at())));
    }

    private void issue(Order order, Instant at) {
        if (receipts.find(order.id()).isEmpty()) {
            var zone = work.cities.require(order.city()).timeZone();
            receipts.issue(order.id(), at.atZone(zone).getYear());
        }
    }
}
