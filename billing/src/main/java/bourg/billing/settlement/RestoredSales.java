package bourg.billing.settlement;

import bourg.billing.PaymentId;
import bourg.billing.checkout.Payments;
import bourg.tenants.CityRestored;
import bourg.tenants.CurrentCity;
import bourg.tenants.LastingTables;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells a city that went back in time of the payments that it has forgotten; the ledger never goes
 * back, and what people were given (receipts, word of refunds) stays given.
 */
@Component
class RestoredSales implements CityRestored, LastingTables {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredSales.class);

    /** Clocks of two servers may differ a little. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final Payments payments;
    private final Settlement settlement;

    RestoredSales(Payments payments, Settlement settlement) {
        this.payments = payments;
        this.settlement = settlement;
    }

    @Override
    public Set<String> names() {
        return Set.of("receipt", "receipt_counter", "refund_notice", "counter_entry");
    }

    @Override
    public void restoredTo(Instant moment) {
        int told = 0;
        int unknown = 0;
        for (PaymentId id : payments.toldSince(CurrentCity.id(), moment.minus(SLACK))) {
            if (settlement.settleAgain(id)) {
                told++;
            } else {
                unknown++;
            }
        }
        LOG.info("The city was told of {} payments again; it does not know {}", told, unknown);
    }
}
