package bourg.billing;

import bourg.billing.checkout.CounterEntries;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What was paid for a citizen's orders, and given back. These records know the order only, and stay
 * in the books; whose order it was is forgotten with the order.
 */
@Component
class PaymentRecords implements PersonalRecords {
    private static final int MOST = 10_000;
    private static final int YEARS = 6;

    private final Orders orders;
    private final Billing billing;
    private final CounterEntries entries;

    PaymentRecords(Orders orders, Billing billing, CounterEntries entries) {
        this.entries = entries;
        this.orders = orders;
        this.billing = billing;
    }

    @Override
    public String kind() {
        return "payments";
    }

    @Override
    public Set<String> tables() {
        return Set.of("receipt", "refund_notice", "counter_entry");
    }

    @Override
    public List<Map<String, Object>> of(String citizen) {
        return orders.listOfCitizen(citizen, null, MOST).items().stream()
                .filter(order -> order.state() != OrderState.CANCELLED)
                .flatMap(order ->
                        billing.paymentOf(order.id()).stream().map(paid -> told(order, paid)))
                .toList();
    }

    private Map<String, Object> told(Order order, Payment payment) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("order", order.id().toString());
        told.put("state", payment.state().name());
        told.put("means", payment.means().name());
        told.put("total_minor", payment.total().amountMinor());
        told.put("refunded_minor", payment.refunded().amountMinor());
        told.put("currency", payment.total().currency());
        told.put("begun_at", payment.createdAt().toString());
        billing.receipt(order.id()).ifPresent(receipt -> told.put("receipt", receipt.number()));
        return told;
    }

    @Override
    public List<Erasure> plan(String citizen, Instant now) {
        return List.of(Erasure.kept(kind(), of(citizen).size(), "ledger", null));
    }

    /** A cheque's number goes with the books; no order leads to it any more by then. */
    @Override
    public void expire(Instant now) {
        int lastYear = now.atZone(ZoneOffset.UTC).getYear() - YEARS;
        entries.forget(LocalDate.of(lastYear, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public void erase(String citizen, Instant wished) {
        // Nothing: these records name nobody.
    }
}
