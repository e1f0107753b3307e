package bourg.marketplace.notifying;

import bourg.marketplace.OrderEvent;
import bourg.marketplace.Orders;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns what happened to an order into webhooks; a partner hears of an order once it is paid. */
@Component
class OrderNews implements CityListener<OrderEvent> {
    private final Orders orders;
    private final WebhookQueue queue;

    OrderNews(Orders orders, WebhookQueue queue) {
        this.orders = orders;
        this.queue = queue;
    }

    @Override
    public String name() {
        return "partner-webhooks";
    }

    @Override
    public Class<OrderEvent> event() {
        return OrderEvent.class;
    }

    @Override
    public void on(CityId city, UUID eventId, OrderEvent event) {
        String type =
                switch (event) {
                    case OrderEvent.OrderPaid _ -> "order.paid";
                    case OrderEvent.OrderUnpaid _ -> "order.unpaid";
                    case OrderEvent.OrderAccepted _ -> "order.accepted";
                    case OrderEvent.OrderDone _ -> "order.done";
                    case OrderEvent.OrderRefused _ -> "order.refused";
                    case OrderEvent.OrderPlaced _,
                            OrderEvent.OrderApproved _,
                            OrderEvent.OrderExpired _,
                            OrderEvent.OrderCancelled _ ->
                            "";
                };
        if (!type.isEmpty()) {
            orders.find(event.order())
                    .filter(order -> order.wasPaid() || event instanceof OrderEvent.OrderUnpaid)
                    .ifPresent(order -> queue.add(eventId, type, event.at(), order));
        }
    }
}
