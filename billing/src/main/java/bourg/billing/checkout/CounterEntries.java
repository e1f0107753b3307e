package bourg.billing.checkout;

import bourg.billing.CounterEntry;
import bourg.billing.CounterPayment;
import bourg.billing.PaymentId;
import bourg.tenants.InCity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What clerks of the bound city wrote down of money at the counter. */
@Component
public class CounterEntries {
    private final JdbcClient city;

    CounterEntries(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    @InCity
    public void write(PaymentId payment, CounterPayment wish) {
        city.sql(
                        "insert into counter_entry (payment_id, order_id, reference, clerk, clerk_name, taken_at)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        payment.value(),
                        wish.order().value(),
                        wish.reference(),
                        wish.clerk().subject(),
                        wish.clerk().name(),
                        Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    @InCity(readOnly = true)
    public Map<PaymentId, CounterEntry> of(Collection<PaymentId> payments) {
        Map<PaymentId, CounterEntry> entries = new HashMap<>();
        if (!payments.isEmpty()) {
            city.sql(
                            "select payment_id, clerk, clerk_name, reference from counter_entry where payment_id in (:ids)")
                    .param("ids", payments.stream().map(PaymentId::value).toList())
                    .query(row -> {
                        entries.put(
                                new PaymentId(row.getObject(1, UUID.class)),
                                new CounterEntry(
                                        row.getString(2), row.getString(3), row.getString(4)));
                    });
        }
        return entries;
    }

    public Optional<CounterEntry> find(PaymentId payment) {
        return city.sql(
                        "select clerk, clerk_name, reference from counter_entry where payment_id = ?")
                .param(payment.value())
                .query((row, _) ->
                        new CounterEntry(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /** Inside a transaction of the bound city: forgets what is older than the books must be. */
    public void forget(Instant before) {
        city.sql(
                        "update counter_entry set reference = '', clerk_name = '', clerk = '-' where taken_at < ? and clerk <> '-'")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
