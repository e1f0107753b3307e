package bourg.billing.settlement;

import bourg.billing.Payment;
import bourg.billing.PaymentFailed;
import bourg.billing.PaymentId;
import bourg.billing.checkout.Attempt;
import bourg.billing.checkout.Payments;
import bourg.tenants.CityOutbox;
import bourg.tenants.CityState;
import bourg.tenants.CurrentCity;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Tells the city of payments that came to nothing after the person had gone. Killed in between, it
 * tells again: the person may be written to twice, and is never left waiting.
 */
@Component
class FailedPayments {
    private final Payments payments;
    private final CityOutbox outbox;
    private final Settlement.CityWork work;

    FailedPayments(Payments payments, CityOutbox outbox, Settlement.CityWork work) {
        this.payments = payments;
        this.outbox = outbox;
        this.work = work;
    }

    void tell(PaymentId id) {
        Attempt attempt = payments.find(id).orElseThrow();
        if (attempt.settledAt() != null) {
            return;
        }
        Payment payment = attempt.payment();
        if (work.cities.require(payment.city()).state() != CityState.CLOSED) {
            CurrentCity.run(
                    payment.city(), () -> work.inCity.executeWithoutResult(_ -> publish(payment)));
        }
        payments.settled(id);
    }

    private void publish(Payment payment) {
        outbox.publish(new PaymentFailed(payment.order(), Instant.now()));
    }
}
