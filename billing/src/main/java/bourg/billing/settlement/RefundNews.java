package bourg.billing.settlement;

import bourg.billing.OrderRefunded;
import bourg.billing.Payment;
import bourg.billing.Refund;
import bourg.billing.RefundId;
import bourg.billing.RefundState;
import bourg.billing.checkout.Payments;
import bourg.tenants.CityOutbox;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the city, once, that money went back; one that has left can no longer be told. */
@Component("billingRefundNews")
class RefundNews {
    private final RefundRows rows;
    private final Payments payments;
    private final JdbcClient city;
    private final CityOutbox outbox;
    private final Settlement.CityWork work;

    RefundNews(
            RefundRows rows,
            Payments payments,
            @Qualifier("city") JdbcClient city,
            CityOutbox outbox,
            Settlement.CityWork work) {
        this.rows = rows;
        this.payments = payments;
        this.city = city;
        this.outbox = outbox;
        this.work = work;
    }

    void tell(RefundId id) {
        RefundRow row = rows.require(id);
        if (row.told() || row.refund().state() != RefundState.SUCCEEDED) {
            return;
        }
        Payment payment = payments.find(row.payment()).orElseThrow().payment();
        if (work.cities.require(payment.city()).state() != CityState.CLOSED) {
            CurrentCity.run(
                    payment.city(),
                    () ->
                            work.inCity.executeWithoutResult(
                                    _ -> publishOnce(row.refund(), payment)));
        }
        rows.told(id);
    }

    private void publishOnce(Refund refund, Payment payment) {
        int inserted =
                city.sql(
                                "insert into refund_notice (refund_id, order_id, told_at) values (?, ?, ?)"
                                        + " on conflict do nothing")
                        .params(
                                refund.id().value(),
                                refund.order().value(),
                                Instant.now().atOffset(ZoneOffset.UTC))
                        .update();
        if (inserted == 1) {
            outbox.publish(
                    new OrderRefunded(
                            refund.order(),
                            refund.id(),
                            refund.amount(),
                            payment.refundable(),
                            refund.requestedAt()));
        }
    }
}
