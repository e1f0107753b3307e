package bourg.marketplace;

import bourg.tenants.CurrentCity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The orders of a partner's services in all cities; call it with no city bound. */
@Component
public class PartnerOrders {
    private final ReferenceRows references;
    private final Orders orders;

    PartnerOrders(ReferenceRows references, Orders orders) {
        this.references = references;
        this.orders = orders;
    }

    public Slice<OrderReference> list(
            PartnerId partner, @Nullable OrderState state, @Nullable String after, int limit) {
        List<OrderReference> found = references.list(partner, state, Place.idIn(after), limit + 1);
        return Place.sliceById(found, limit, reference -> reference.order().value());
    }

    public Map<OrderState, Long> counts(PartnerId partner) {
        return references.counts(partner);
    }

    public Optional<Order> find(PartnerId partner, OrderId id) {
        return references
                .find(partner, id)
                .flatMap(reference -> CurrentCity.call(reference.city(), () -> orders.find(id)))
                .map(Order::forPartner);
    }

    public OrderChange accept(PartnerId partner, OrderId id) {
        return command(partner, id, orders::accept);
    }

    public OrderChange complete(PartnerId partner, OrderId id) {
        return command(partner, id, orders::complete);
    }

    /** Declines a paid or accepted order; billing then refunds it in full. */
    public OrderChange decline(PartnerId partner, OrderId id, String reason) {
        return command(
                partner,
                id,
                order ->
                        orders.find(order).filter(Order::wasPaid).isPresent()
                                ? orders.refuse(order, reason)
                                : new OrderChange.NotAllowed(
                                        orders.states(List.of(order))
                                                .getOrDefault(order, OrderState.AWAITING_APPROVAL),
                                        OrderState.REFUSED));
    }

    private OrderChange command(
            PartnerId partner, OrderId id, Function<OrderId, OrderChange> command) {
        Optional<OrderReference> reference = references.find(partner, id);
        if (reference.isEmpty()) {
            return new OrderChange.NotFound();
        }
        return switch (CurrentCity.call(reference.get().city(), () -> command.apply(id))) {
            case OrderChange.Changed(var order) -> new OrderChange.Changed(order.forPartner());
            case OrderChange.AlreadySo(var order) -> new OrderChange.AlreadySo(order.forPartner());
            case OrderChange.NotFound none -> none;
            case OrderChange.NotAllowed not -> not;
        };
    }
}
