package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.PaymentId;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.marketplace.OrderChange;
import bourg.marketplace.Orders;
import bourg.tenants.Cities;
import bourg.tenants.CurrentCity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the city that an order is paid, and gives the money back if the order no longer wants it.
 */
@Component
class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final Payments payments;
    private final Orders orders;
    private final ReceiptNumbers receipts;
    private final Refunds refunds;
    private final Cities cities;
    private final TransactionTemplate inCity;
    private final PaidCards cards;

    Settlement(
            Payments payments,
            Orders orders,
            ReceiptNumbers receipts,
            Refunds refunds,
            CityWork work) {
        this.payments = payments;
        this.orders = orders;
        this.receipts = receipts;
        this.refunds = refunds;
        this.cities = work.cities;
        this.inCity = work.inCity;
        this.cards = work.cards;
    }

    /** What work in a city needs. */
    @Component
    static class CityWork {
        final Cities cities;
        final TransactionTemplate inCity;
        final PaidCards cards;

        CityWork(
                Cities cities,
                PaidCards cards,
                @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
            this.cities = cities;
            this.cards = cards;
            this.inCity = new TransactionTemplate(transactions);
        }
    }

    void settle(PaymentId id) {
        var attempt = payments.find(id).orElseThrow();
        Payment payment = attempt.payment();
        if (attempt.settledAt() != null) {
            return;
        }
        Optional<ReceiptNumbers.Numbered> receipt =
                attempt.surplus()
                        ? Optional.empty()
                        : CurrentCity.call(payment.city(), () -> receiptIn(attempt));
        if (receipt.isPresent()) {
            payments.receipted(id, receipt.get().year(), receipt.get().number());
        } else {
            LOG.warn("Order {} cannot be paid any more: refunding {}", payment.order(), id);
            refunds.inFull(id, "Order could no longer be paid", "not-payable");
        }
        payments.settled(id);
    }

    private Optional<ReceiptNumbers.Numbered> receiptIn(Attempt attempt) {
        cards.remember(attempt);
        return Objects.requireNonNull(inCity.execute(_ -> markPaid(attempt.payment())));
    }

    /** The receipt; none for an order that cannot be paid any more. */
    private Optional<ReceiptNumbers.Numbered> markPaid(Payment payment) {
        return switch (tell(payment)) {
            case OrderChange.Changed _, OrderChange.AlreadySo _ -> receipts.find(payment.order());
            case OrderChange.NotAllowed _ -> Optional.empty();
            case OrderChange.NotFound _ ->
                    throw new IllegalStateException("No order " + payment.order());
        };
    }

    /** Tells the bound city of a payment that it has forgotten; whether it knows the order. */
    boolean settleAgain(PaymentId id) {
        Payment payment = payments.find(id).orElseThrow().payment();
        return !(inCity.execute(_ -> tell(payment)) instanceof OrderChange.NotFound);
    }

    /** A receipt that was given out keeps its number. */
    private OrderChange tell(Payment payment) {
        Instant paidAt = Objects.requireNonNull(payment.capturedAt());
        OrderChange change = orders.markPaid(payment.order(), payment.id().toString(), paidAt);
        boolean paid =
                change instanceof OrderChange.Changed || change instanceof OrderChange.AlreadySo;
        if (paid && receipts.find(payment.order()).isEmpty()) {
            var zone = cities.require(payment.city()).timeZone();
            receipts.issue(payment.order(), paidAt.atZone(zone).getYear());
        }
        return change;
    }
}
