package bourg.app.mail;

import bourg.billing.PaymentFailed;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the person whose bank said no that the order still waits to be paid. */
@Component
class PaymentMails implements CityListener<PaymentFailed> {
    private final Orders orders;
    private final Post post;

    PaymentMails(Orders orders, Post post) {
        this.orders = orders;
        this.post = post;
    }

    @Override
    public String name() {
        return "payment-mails";
    }

    @Override
    public Class<PaymentFailed> event() {
        return PaymentFailed.class;
    }

    /** Not of use to somebody who has paid otherwise, or given up, in the meantime. */
    @Override
    public void on(CityId city, UUID eventId, PaymentFailed event) {
        orders.find(event.order())
                .filter(order -> order.state() == OrderState.AWAITING_PAYMENT)
                .ifPresent(
                        order -> post.send(eventId, new Letter("payment_failed", order, "", null)));
    }
}
