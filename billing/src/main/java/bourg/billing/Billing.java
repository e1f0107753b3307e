package bourg.billing;

import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.BasketTill;
import bourg.billing.checkout.Payments;
import bourg.billing.checkout.Till;
import bourg.billing.settlement.Captures;
import bourg.billing.settlement.Refunds;
import bourg.marketplace.BasketId;
import bourg.marketplace.Money;
import bourg.marketplace.OrderId;
import bourg.tenants.CurrentCity;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes money for orders of the bound city and gives it back; call it with no transaction open. */
@Component
public class Billing {
    private static final Logger LOG = LoggerFactory.getLogger(Billing.class);

    private final Receipts receipts;
    private final Tills tills;
    private final Payments payments;
    private final Captures captures;
    private final Refunds refunds;

    Billing(Tills tills, Payments payments, Captures captures, Refunds refunds, Receipts receipts) {
        this.receipts = receipts;
        this.tills = tills;
        this.payments = payments;
        this.captures = captures;
        this.refunds = refunds;
    }

    /** Where one order is paid, and where several are. */
    @Component
    record Tills(Till alone, BasketTill together) {}

    /** Opens, or finds again, the hosted pay page of an order. */
    public CheckOut checkOut(OrderId order) {
        return tills.alone().open(order);
    }

    /** The same for all orders of a basket that are not paid yet: one page, one charge. */
    public CheckOut checkOut(BasketId basket) {
        return tills.together().open(basket);
    }

    /** Asks the provider how the payment stands, as on return from the pay page. */
    public Optional<Payment> refresh(OrderId order) {
        Optional<Attempt> attempt = attemptOf(order);
        try {
            tills.alone().refreshCard(order);
            attempt.ifPresent(captures::refresh);
        } catch (ProviderAway away) {
            LOG.warn("Payment of {} not refreshed: {}", order, away.getMessage());
        }
        return paymentOf(order);
    }

    /** The payment of an order: the captured one, else the latest attempt. */
    public Optional<Payment> paymentOf(OrderId order) {
        return attemptOf(order).map(Attempt::payment);
    }

    private Optional<Attempt> attemptOf(OrderId order) {
        return payments.alive(order)
                .or(() -> payments.latest(order))
                .filter(attempt -> attempt.payment().city().equals(CurrentCity.id()));
    }

    /** Gives a part of what was paid back, or all; the key makes repeating it harmless. */
    public Refunding refund(OrderId order, Money amount, String reason, String key) {
        return paymentOf(order).isPresent()
                ? refunds.request(order, amount, reason, key)
                : new Refunding.NotPaid();
    }

    public List<Refund> refundsOf(OrderId order) {
        return paymentOf(order).isPresent() ? refunds.ofOrder(order) : List.of();
    }

    /** The receipt of an order; empty until it is paid. */
    public Optional<Receipt> receipt(OrderId order) {
        return receipts.find(order);
    }
}
