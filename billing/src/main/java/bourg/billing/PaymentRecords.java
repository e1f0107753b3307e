package bourg.billing;

import bourg.billing.checkout.CounterEntries;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Orders;
import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was paid for a citizen's orders, and given back. These records know the order only, and stay
 * in the books; whose order it was is forgotten with the order.
 */
@Component
class PaymentRecords implements PersonalRecords {
    private static final int MOST = 10_000;
    private static final int YEARS = 6;
    private static final Duration PAGES_KEPT = Duration.ofDays(30);

    private final Orders orders;
    private final Billing billing;
    private final CounterEntries entries;
    private final JdbcClient city;

    PaymentRecords(
            Orders orders,
            Billing billing,
            CounterEntries entries,
            @Qualifier("city") JdbcClient city) {
        this.entries = entries;
        this.orders = orders;
        this.billing = billing;
        this.city = city;
    }

    @Override
    public String kind() {
        return "payments";
    }

    @Override
    public Set<String> tables() {
        return Set.of("receipt", "refund_notice", "counter_entry", "card_page");
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

    @Override
    public void erase(String citizen, Instant wished) {
        // Nothing: these records name nobody.
    }

    /**
     * A cheque's number goes with the books; no order leads to it any more by then. Pages on which
     * a card was left, or not, are of no use when they are closed.
     */
    @Override
    public void expire(Instant now) {
        int lastYear = now.atZone(ZoneOffset.UTC).getYear() - YEARS;
        entries.forget(LocalDate.of(lastYear, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant());
        city.sql("delete from card_page where expires_at < ?")
                .param(now.minus(PAGES_KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
