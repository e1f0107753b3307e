package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.PostingId;
import bourg.billing.RefundApprovals.Waiting;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.billing.checkout.CounterRows;
import bourg.marketplace.OrderId;
import bourg.tenants.CityId;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    void insert(RefundRow row, String key, @Nullable String by) {
        federation
                .sql(
                        "insert into refund (id, payment, order_id, request_key, currency,"
                                + " amount_minor, parts, reason, state, requested_by, requested_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now())")
                .param(row.id().value())
                .param(row.payment().value())
                .param(row.refund().order().value())
                .param(key)
                .param(row.refund().amount().currency().getCurrencyCode())
                .param(row.refund().amount().amountMinor())
                .param(row.amounts())
                .param(row.refund().reason())
                .param(row.refund().state().name())
                .param(by)
                .update();
    }

    RefundRow require(RefundId id) {
        return find(id).orElseThrow();
    }

    Optional<RefundRow> find(RefundId id) {
        return federation
                .sql("select * from refund where id = ?")
                .param(id.value())
                .query(RefundRow::read)
                .optional();
    }

    Optional<RefundRow> find(CityId city, RefundId id) {
        return federation
                .sql(
                        "select r.* from refund r join payment p on p.id = r.payment where r.id = ? and p.city = ?")
                .params(id.value(), city.value())
                .query(RefundRow::read)
                .optional();
    }

    /** The pseudonymous subject of who asked; none if nobody did. */
    Optional<String> requesterOf(RefundId id) {
        return federation
                .sql("select requested_by from refund where id = ? and requested_by is not null")
                .param(id.value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .optional();
    }

    List<Waiting> waitingIn(CityId city, int most) {
        return federation
                .sql(
                        "select r.* from refund r join payment p on p.id = r.payment"
                                + " where r.state = 'WAITING_FOR_APPROVAL' and p.city = ? order by r.id limit ?")
                .params(city.value(), most)
                .query((row, number) ->
                        new Waiting(
                                RefundRow.read(row, number).refund(),
                                String.valueOf(row.getString("requested_by"))))
                .list();
    }

    void approved(RefundId id, String by) {
        decided(id, "REQUESTED", by);
    }

    /** There is nothing to tell the person. */
    void declined(RefundId id, String by) {
        decided(id, "DECLINED", by);
        told(id);
    }

    private void decided(RefundId id, String state, String by) {
        federation
                .sql(
                        "update refund set state = ?, decided_by = ?, decided_at = now() where id = ?"
                                + " and state = 'WAITING_FOR_APPROVAL'")
                .params(state, by, id.value())
                .update();
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
                                                + " payment in (:payments) and state not in ('FAILED', 'DECLINED')")
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

    /** Without those by which a payment was undone that was none. */
    List<RefundRow> ofOrder(OrderId order) {
        return federation
                .sql("select * from refund where order_id = ? and request_key <> ? order by id")
                .params(order.value(), CounterRows.UNDOING)
                .query(RefundRow::read)
                .list();
    }

    /** Those that took, or are about to take, money out of the payment. */
    List<RefundRow> effective(PaymentId payment) {
        return federation
                .sql(
                        "select * from refund where payment = ? and state not in ('FAILED', 'DECLINED') order by id")
                .param(payment.value())
                .query(RefundRow::read)
                .list();
    }

    void succeeded(RefundId id, @Nullable String providerRef, PostingId posting) {
        federation
                .sql(
                        "update refund set state = 'SUCCEEDED', provider_ref = ?, posting = ? where"
                                + " id = ?")
                .param(1, providerRef, Types.VARCHAR)
                .param(2, posting.value())
                .param(3, id.value())
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
