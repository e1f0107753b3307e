package bourg.marketplace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders that one person placed together, in the order of the basket; there is at least one. */
public record Basket(BasketId id, List<Order> orders) {
    public Basket {
        orders = List.copyOf(orders);
        if (orders.isEmpty()) {
            throw new IllegalArgumentException(id + " has no orders");
        }
    }

    /** Who placed it; none for guests. */
    public @Nullable String citizen() {
        return orders.getFirst().citizen();
    }

    /** The orders that wait for their money. */
    public List<Order> unpaid() {
        return orders.stream().filter(each -> each.state() == OrderState.AWAITING_PAYMENT).toList();
    }
}
