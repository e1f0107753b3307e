package bourg.marketplace.notifying;

import bourg.marketplace.MoneyReturned;
import bourg.marketplace.Orders;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells partners' servers of refunds. */
@Component
class RefundNews implements CityListener<MoneyReturned> {
    private final Orders orders;
    private final WebhookQueue queue;

    RefundNews(Orders orders, WebhookQueue queue) {
        this.orders = orders;
        this.queue = queue;
    }

    @Override
    public String name() {
        return "partner-webhooks-refunds";
    }

    @Override
    public Class<MoneyReturned> event() {
        return MoneyReturned.class;
    }

    @Override
    public void on(CityId city, UUID eventId, MoneyReturned event) {
        orders.find(event.order())
                .ifPresent(order -> queue.add(eventId, "order.refunded", event.at(), order));
    }
}
