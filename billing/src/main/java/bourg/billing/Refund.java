package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money given back, or on its way back, to the person who paid. */
public record Refund(
        RefundId id,
        OrderId order,
        Money amount,
        RefundState state,
        String reason,
        @Nullable PostingId posting,
        Instant requestedAt) {}
