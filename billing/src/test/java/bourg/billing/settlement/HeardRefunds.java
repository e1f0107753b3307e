package bourg.billing.settlement;

import bourg.marketplace.MoneyReturned;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Writes down which refunds the city was told of. */
@Component
class HeardRefunds implements CityListener<MoneyReturned> {
    private final List<MoneyReturned> heard = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "heard-refunds";
    }

    @Override
    public Class<MoneyReturned> event() {
        return MoneyReturned.class;
    }

    @Override
    public void on(CityId city, UUID eventId, MoneyReturned event) {
        heard.add(event);
    }

    List<MoneyReturned> of(Object order) {
        return heard.stream().filter(event -> event.order().equals(order)).toList();
    }
}
