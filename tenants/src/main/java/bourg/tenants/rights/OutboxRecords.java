package bourg.tenants.rights;

import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * News of the city on its way to letters and partners. It knows orders by number and may hold words
 * that staff wrote, such as why an order was refused; so it goes a month after it was delivered.
 */
@Component
class OutboxRecords implements PersonalRecords {
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient city;

    OutboxRecords(@Qualifier("city") JdbcClient city) {
        this.city = city;
    }

    @Override
    public String kind() {
        return "news";
    }

    @Override
    public Set<String> tables() {
        return Set.of("outbox");
    }

    /** What concerns a citizen's order is told with the order. */
    @Override
    public List<Map<String, Object>> of(String citizen) {
        return List.of();
    }

    @Override
    public List<Erasure> plan(String citizen, Instant now) {
        return List.of();
    }

    @Override
    public void erase(String citizen, Instant wished) {
        // Nothing: no line names a citizen.
    }

    @Override
    public void expire(Instant now) {
        city.sql("delete from outbox where delivered_at < ?")
                .param(OffsetDateTime.ofInstant(now.minus(KEPT), ZoneOffset.UTC))
                .update();
    }
}
