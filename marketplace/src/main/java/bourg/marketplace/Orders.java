package bourg.marketplace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The orders of the bound city, from placing to done. */
@Component
public class Orders {
    /**
     * Computes what a quantity of a service costs; empty if the service is not live or the quantity
     * not allowed.
     */
    public Optional<Quote> quote(AdoptionId service, int quantity) {
        throw new UnsupportedOperationException("not yet");
    }

    public Placing place(PlaceOrder wish) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<Order> find(OrderId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The order, if the access key is one of its keys. */
    public Optional<Order> findByKey(OrderId id, String accessKey) {
        throw new UnsupportedOperationException("not yet");
    }

    public Payability requireForPayment(OrderId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public OrderChange markPaid(OrderId id, String paymentRef, Instant paidAt) {
        throw new UnsupportedOperationException("not yet");
    }

    public OrderChange markExpired(OrderId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The person gives up before paying. */
    public OrderChange cancel(OrderId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The city refuses a paid order; billing then refunds it in full. */
    public OrderChange refuse(OrderId id, String reason) {
        throw new UnsupportedOperationException("not yet");
    }

    public Slice<Order> listOfCity(@Nullable OrderState state, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    public Slice<Order> listOfCitizen(String citizen, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    public Map<OrderState, Long> counts() {
        throw new UnsupportedOperationException("not yet");
    }
}
