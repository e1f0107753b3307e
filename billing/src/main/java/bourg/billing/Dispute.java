package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.tenants.CityId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment that the card's holder contests at the bank, and what it took: the amount that is gone
 * and the provider's fee.
 */
public record Dispute(
        DisputeId id,
        PaymentId payment,
        OrderId order,
        CityId city,
        Money amount,
        Money taken,
        Money fee,
        String reason,
        DisputeState state,
        @Nullable Instant dueBy,
        @Nullable Instant answeredAt,
        @Nullable Instant acceptedAt,
        Instant openedAt) {

    /** Whether the city can still tell the bank why the payment was right. */
    public boolean awaitsAnswer(Instant now) {
        return isAnswerable() && (dueBy == null || now.isBefore(dueBy));
    }

    boolean isAnswerable() {
        return answeredAt == null
                && (state == DisputeState.INQUIRY || state == DisputeState.NEEDS_RESPONSE);
    }
}
