package bourg.billing.settlement;

import bourg.marketplace.OrderEvent.OrderRefused;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives everything back when an order is refused after it was paid; of a contested payment, once
 * the bank has given it back ({@code AfterDispute}).
 */
@Component
class RefusedOrders implements CityListener<OrderRefused> {
    /** Names the refund of an order that was refused; there is at most one. */
    static final String KEY = "order-refused";

    private final Refunds refunds;

    RefusedOrders(Refunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public String name() {
        return "billing-refund";
    }

    @Override
    public Class<OrderRefused> event() {
        return OrderRefused.class;
    }

    @Override
    public void on(CityId city, UUID eventId, OrderRefused event) {
        refunds.inFull(event.order(), "Order refused", KEY);
    }
}
