package bourg.billing.settlement;

import bourg.marketplace.Order;
import bourg.marketplace.SubscriptionEvent;
import bourg.marketplace.Subscriptions;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** What people are told of their subscriptions. */
@Component
class HeardSubscriptions implements CityListener<SubscriptionEvent> {
    private final List<Heard> all = new CopyOnWriteArrayList<>();
    private final Subscriptions subscriptions;

    HeardSubscriptions(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    private record Heard(UUID id, Order first, SubscriptionEvent event) {}

    @Override
    public String name() {
        return "heard-subscriptions";
    }

    @Override
    public Class<SubscriptionEvent> event() {
        return SubscriptionEvent.class;
    }

    @Override
    public void on(CityId city, UUID eventId, SubscriptionEvent event) {
        Order first = subscriptions.ofOrder(event.order()).orElseThrow().order();
        all.add(new Heard(eventId, first, event));
    }

    <E extends SubscriptionEvent> List<E> of(Order first, Class<E> kind) {
        return all.stream()
                .filter(heard -> heard.first().id().equals(first.id()))
                .map(Heard::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
