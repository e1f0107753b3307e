package bourg.marketplace;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The orders of a partner's services in all cities; call it with no city bound. */
@Component
public class PartnerOrders {
    public Slice<OrderReference> list(
            PartnerId partner, @Nullable OrderState state, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    public Map<OrderState, Long> counts(PartnerId partner) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<Order> find(PartnerId partner, OrderId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public OrderChange accept(PartnerId partner, OrderId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public OrderChange complete(PartnerId partner, OrderId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Declines a paid or accepted order; billing then refunds it in full. */
    public OrderChange decline(PartnerId partner, OrderId id, String reason) {
        throw new UnsupportedOperationException("not yet");
    }
}
