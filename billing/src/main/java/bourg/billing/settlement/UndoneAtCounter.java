package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.marketplace.OrderEvent.OrderUnpaid;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Books a payment back that was recorded by mistake, if whoever undid it did not come so far. */
@Component
class UndoneAtCounter implements CityListener<OrderUnpaid> {
    private final AtCounter counter;

    UndoneAtCounter(AtCounter counter) {
        this.counter = counter;
    }

    @Override
    public String name() {
        return "billing-counter-undone";
    }

    @Override
    public Class<OrderUnpaid> event() {
        return OrderUnpaid.class;
    }

    @Override
    public void on(CityId city, UUID eventId, OrderUnpaid event) {
        counter.undo(PaymentId.parse(event.paymentRef()).orElseThrow(), event.reason());
    }
}
