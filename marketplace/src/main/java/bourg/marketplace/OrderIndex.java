package bourg.marketplace;

import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps the control plane's trace of every order up to date; telling it twice changes nothing. */
@Component
class OrderIndex implements CityListener<OrderEvent> {
    private final OrderFinder orders;
    private final ReferenceRows references;

    OrderIndex(OrderFinder orders, ReferenceRows references) {
        this.orders = orders;
        this.references = references;
    }

    @Override
    public String name() {
        return "order-index";
    }

    @Override
    public Class<OrderEvent> event() {
        return OrderEvent.class;
    }

    @Override
    public void on(CityId city, UUID eventId, OrderEvent event) {
        orders.find(event.order()).ifPresent(references::keep);
    }
}
