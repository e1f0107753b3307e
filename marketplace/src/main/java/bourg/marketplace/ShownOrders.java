package bourg.marketplace;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads orders for somebody, and notes in the city's audit trail which officials were shown whose.
 */
@Component
class ShownOrders {
    private final OrderFinder finder;
    private final AuditTrail trail;

    ShownOrders(OrderFinder finder, AuditTrail trail) {
        this.finder = finder;
        this.trail = trail;
    }

    Optional<Order> find(OrderId id) {
        Optional<Order> found = finder.find(id);
        found.ifPresent(order -> trail.seen(List.of(act("order_seen", order))));
        return found;
    }

    /** Whoever has the key looks at an order of their own. */
    Optional<Order> findByKey(OrderId id, String accessKey) {
        return finder.findByKey(id, accessKey);
    }

    Slice<Order> list(
            @Nullable OrderState state,
            @Nullable String citizen,
            @Nullable String after,
            int limit) {
        Slice<Order> found = finder.list(state, citizen, after, limit);
        trail.seen(found.items().stream().map(order -> act("order_listed", order)).toList());
        return found;
    }

    /** Nothing of anybody is shown by it. */
    Map<OrderId, OrderState> states(Collection<OrderId> ids) {
        return finder.states(ids);
    }

    List<OrderId> unpaid(Instant placedBefore, int limit) {
        return finder.unpaid(placedBefore, limit);
    }

    Map<OrderState, Long> counts() {
        return finder.counts();
    }

    static AuditAct act(String verb, Order order) {
        return new AuditAct(verb, order.id().prefix(), order.id().toString(), order.citizen());
    }
}
