package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.PostingId;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.marketplace.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table refund; writes join the caller's transaction. */
@Component
class RefundRows {
    private final JdbcClient federation;

    RefundRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    void insert(RefundRow row, String key) {
        federation
                .sql(
                        "insert into refund (id, payment, order_id, request_key, currency,"
                                + " amount_minor, parts, reason, state, requested_at) values (?, ?, ?,"
                                + " ?, ?, ?, ?, ?, 'REQUESTED', now())")
                .params(
                        row.id().value(),
                        row.payment().value(),
                        row.refund().order().value(),
                        key,
                        row.refund().amount().currency().getCurrencyCode(),
                        row.refund().amount().amountMinor(),
                        row.amounts(),
                        row.refund().reason())
                .update();
    }

    RefundRow require(RefundId id) {
        return federation
                .sql("select * from refund where id = ?")
                .param(id.value())
                .query(RefundRow::read)
                .single();
    }

    Optional<RefundRow> byKey(PaymentId payment, String key) {
        return federation
                .sql("select * from refund where payment = ? and request_key = ?")
                .params(payment.value(), key)
                .query(RefundRow::read)
                .optional();
    }

    Set<PaymentId> withKeyAmong(String key, List<PaymentId> payments) {
        return payments.isEmpty()
                ? Set.of()
                : Set.copyOf(
                        federation
                                .sql(
                                        "select payment from refund where request_key = :key and"
                                                + " payment in (:payments) and state <> 'FAILED'")
                                .param("key", key)
                                .param("payments", payments.stream().map(PaymentId::value).toList())
                                .query((row, _) ->
                                        new PaymentId(row.getObject("payment", UUID.class)))
                                .list());
    }

    Optional<RefundRow> byProviderRef(String providerRef) {
        return federation
                .sql("select * from refund where provider_ref = ?")
                .param(providerRef)
                .query(RefundRow::read)
                .optional();
    }

    List<RefundRow> ofOrder(OrderId order) {
        return federation
                .sql("select * from refund where order_id = ? order by id")
                .param(order.value())
                .query(RefundRow::read)
                .list();
    }

    /** Those that took, or are about to take, money out of the payment. */
    List<RefundRow> effective(PaymentId payment) {
        return federation
                .sql("select * from refund where payment = ? and state <> 'FAILED' order by id")
                .param(payment.value())
                .query(RefundRow::read)
                .list();
    }

    void succeeded(RefundId id, String providerRef, PostingId posting) {
        federation
                .sql(
                        "update refund set state = 'SUCCEEDED', provider_ref = ?, posting = ? where"
                                + " id = ?")
                .params(providerRef, posting.value(), id.value())
                .update();
    }

    void failed(RefundId id, String refusal) {
        federation
                .sql("update refund set state = ?, refusal = ?, told_at = now() where id = ?")
                .params(RefundState.FAILED.name(), refusal, id.value())
                .update();
    }

    void told(RefundId id) {
        federation.sql("update refund set told_at = now() where id = ?").param(id.value()).update();
    }
}
