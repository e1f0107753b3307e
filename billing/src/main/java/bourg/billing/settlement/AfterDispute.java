package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.checkout.Payments;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.tenants.CurrentCity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives back what could not be given back while the money lay with the bank: of an order that was
 * refused, or could not be paid any more, during the dispute.
 */
@Component
class AfterDispute {
    private final Payments payments;
    private final Orders orders;
    private final Refunds refunds;

    AfterDispute(Payments payments, Orders orders, Refunds refunds) {
        this.payments = payments;
        this.orders = orders;
        this.refunds = refunds;
    }

    void look(PaymentId id) {
        Payment payment = payments.find(id).orElseThrow().payment();
        @Nullable OrderState state =
                CurrentCity.call(
                        payment.city(),
                        () -> orders.states(List.of(payment.order())).get(payment.order()));
        if (state == OrderState.REFUSED) {
            refunds.inFull(payment.order(), "Order refused", RefusedOrders.KEY);
        } else if (state == OrderState.CANCELLED || state == OrderState.EXPIRED) {
            refunds.inFull(payment.order(), "Order could no longer be paid", "not-payable");
        }
    }
}
