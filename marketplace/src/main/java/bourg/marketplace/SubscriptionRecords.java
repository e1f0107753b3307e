package bourg.marketplace;

import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Subscriptions as personal records: one that runs waits until it has ended, one that has ended
 * goes at once; what was paid stays in the orders of its periods.
 */
@Component
class SubscriptionRecords implements PersonalRecords {
    private static final int YEARS = 6;
    private static final int MOST = 10_000;

    private final SubscriptionFinder subscriptions;
    private final JdbcClient city;

    SubscriptionRecords(SubscriptionFinder subscriptions, @Qualifier("city") JdbcClient city) {
        this.subscriptions = subscriptions;
        this.city = city;
    }

    @Override
    public String kind() {
        return "subscriptions";
    }

    @Override
    public Set<String> tables() {
        return Set.of("subscription", "subscription_order");
    }

    private List<Subscription> all(String citizen) {
        return subscriptions.list(new SubscriptionFinder.Wanted(citizen, null), null, MOST).items();
    }

    @Override
    public List<Map<String, Object>> of(String citizen) {
        return all(citizen).stream().map(SubscriptionRecords::told).toList();
    }

    private static Map<String, Object> told(Subscription subscription) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", subscription.id().toString());
        told.put("order", subscription.order().id().toString());
        told.put("service_fr", subscription.service().name().french());
        told.put("service_en", subscription.service().name().english());
        told.put("provided_by", subscription.service().partnerName());
        told.put("quantity", subscription.quantity());
        told.put("unit_price_minor", subscription.plan().unit().amountMinor());
        told.put("currency", subscription.plan().currency());
        told.put("every", subscription.plan().every().name());
        told.put("state", subscription.state().name());
        told.put("begun_at", subscription.createdAt().toString());
        Instant until = subscription.until();
        if (until != null) {
            told.put("until", until.toString());
        }
        String reason = subscription.reason();
        if (reason != null) {
            told.put("reason", reason);
        }
        return told;
    }

    @Override
    public List<Erasure> plan(String citizen, Instant now) {
        List<Subscription> found = all(citizen);
        long running = found.stream().filter(Subscription::isRunning).count();
        return List.of(
                Erasure.deleted(kind(), found.size() - running),
                Erasure.waiting(kind(), running, "subscription_running"));
    }

    @Override
    public void erase(String citizen, Instant wished) {
        delete("citizen = ? and created_at <= ?", citizen, Times.sql(wished));
    }

    /** With the books of the year in which it ended. */
    @Override
    public void expire(Instant now) {
        int year = now.atZone(ZoneOffset.UTC).getYear() - YEARS;
        delete("ended_at < ?", OffsetDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    }

    /** Only what has ended; the orders have records of their own. */
    private void delete(String which, Object... parameters) {
        List<UUID> gone =
                city.sql(
                                "select id from subscription where state = 'ENDED' and anchor is not"
                                        + " null and "
                                        + which)
                        .params(parameters)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        for (UUID id : gone) {
            city.sql("delete from subscription_order where subscription = ?").param(id).update();
            city.sql("delete from subscription where id = ?").param(id).update();
        }
    }
}
