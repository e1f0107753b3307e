package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.PostingId;
import bourg.billing.Refund;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of table refund: the refund, and what it takes from each part of the payment. */
record RefundRow(
        Refund refund,
        PaymentId payment,
        List<Long> parts,
        @Nullable String providerRef,
        boolean told) {

    RefundRow {
        parts = List.copyOf(parts);
    }

    long[] amounts() {
        return parts.stream().mapToLong(Long::longValue).toArray();
    }

    RefundId id() {
        return refund.id();
    }

    static RefundRow read(ResultSet row, int number) throws SQLException {
        UUID posting = row.getObject("posting", UUID.class);
        Long[] parts = (Long[]) row.getArray("parts").getArray();
        return new RefundRow(
                new Refund(
                        new RefundId(row.getObject("id", UUID.class)),
                        new OrderId(row.getObject("order_id", UUID.class)),
                        Money.of(row.getLong("amount_minor"), row.getString("currency")),
                        RefundState.valueOf(row.getString("state")),
                        row.getString("reason"),
                        posting == null ? null : new PostingId(posting),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()),
                new PaymentId(row.getObject("payment", UUID.class)),
                List.of(parts),
                row.getString("provider_ref"),
                row.getObject("told_at") != null);
    }
}
