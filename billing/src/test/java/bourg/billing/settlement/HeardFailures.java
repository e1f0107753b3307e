package bourg.billing.settlement;

import bourg.billing.PaymentFailed;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Writes down which failed payments the city was told of. */
@Component
class HeardFailures implements CityListener<PaymentFailed> {
    private final List<PaymentFailed> heard = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "heard-failures";
    }

    @Override
    public Class<PaymentFailed> event() {
        return PaymentFailed.class;
    }

    @Override
    public void on(CityId city, UUID eventId, PaymentFailed event) {
        heard.add(event);
    }

    List<PaymentFailed> of(Object order) {
        return heard.stream().filter(event -> event.order().equals(order)).toList();
    }
}
