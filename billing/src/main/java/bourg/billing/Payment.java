package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.marketplace.Quote;
import bourg.tenants.CityId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payment of an order as it stands, with the quote it was made on. */
public record Payment(
        PaymentId id,
        OrderId order,
        CityId city,
        PaymentMeans means,
        PaymentState state,
        Quote quote,
        Money refunded,
        Money disputed,
        @Nullable Money fee,
        @Nullable PostingId posting,
        @Nullable Instant capturedAt,
        Instant createdAt) {
    public Money total() {
        return quote.total();
    }

    /** What could still be given back: neither refunds nor disputes took it. */
    public Money refundable() {
        return state == PaymentState.CAPTURED
                ? total().minus(refunded).minus(disputed)
                : Money.zero(total().currency());
    }
}
