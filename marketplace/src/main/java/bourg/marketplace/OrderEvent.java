package bourg.marketplace;

import bourg.tenants.CityEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to an order; it names the order but carries nothing about the person. */
public sealed interface OrderEvent extends CityEvent {
    OrderId order();

    Instant at();

    record OrderPlaced(OrderId order, Instant at) implements OrderEvent {}

    /** The city has approved it: now it is to be paid. */
    record OrderApproved(OrderId order, Instant at) implements OrderEvent {}

    record OrderPaid(OrderId order, String paymentRef, Instant at) implements OrderEvent {}

    /** A payment that was recorded at the counter by mistake is undone: the order waits again. */
    record OrderUnpaid(OrderId order, String paymentRef, String reason, Instant at)
            implements OrderEvent {}

    record OrderAccepted(OrderId order, Instant at) implements OrderEvent {}

    record OrderDone(OrderId order, Instant at) implements OrderEvent {}

    /** By partner or city; if it was paid, the money goes back. */
    record OrderRefused(OrderId order, @Nullable String reason, Instant at) implements OrderEvent {}

    record OrderExpired(OrderId order, Instant at) implements OrderEvent {}

    /** The person gave up before paying. */
    record OrderCancelled(OrderId order, Instant at) implements OrderEvent {}
}
