package bourg.billing;

import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes money for orders of the bound city and gives it back. */
@Component
public class Billing {
    /** Opens, or finds again, the hosted pay page of an order. */
    public CheckOut checkOut(OrderId order) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Asks the provider how the payment stands, as on return from the pay page. */
    public Optional<Payment> refresh(OrderId order) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The payment of an order: the captured one, else the latest attempt. */
    public Optional<Payment> paymentOf(OrderId order) {
        throw new UnsupportedOperationException("not yet");
    }

    public Refunding refund(OrderId order, Money amount, String reason, String key) {
        throw new UnsupportedOperationException("not yet");
    }

    public List<Refund> refundsOf(OrderId order) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The receipt, once the order is paid. */
    public Optional<Receipt> receipt(OrderId order) {
        throw new UnsupportedOperationException("not yet");
    }
}
