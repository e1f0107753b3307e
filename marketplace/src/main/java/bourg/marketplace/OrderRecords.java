package bourg.marketplace;

import bourg.tenants.Erasure;
import bourg.tenants.PersonalRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders as personal records: what was paid belongs to the books for six years after its year, what
 * may still be paid waits, the rest goes at once.
 */
@Component
class OrderRecords implements PersonalRecords {
    private static final int YEARS = 6;
    private static final int MOST = 10_000;

    /** How long a guest may come back to an order that was not paid. */
    private static final Duration UNPAID = Duration.ofDays(30);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final OrderFinder orders;
    private final JdbcClient city;

    OrderRecords(OrderFinder orders, @Qualifier("city") JdbcClient city) {
        this.orders = orders;
        this.city = city;
    }

    @Override
    public String kind() {
        return "orders";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "orders",
                "order_event",
                "order_access_key",
                "basket",
                "basket_order",
                "basket_access_key");
    }

    private List<Order> all(String citizen) {
        return orders.list(null, citizen, null, MOST).items();
    }

    @Override
    public List<Map<String, Object>> of(String citizen) {
        return all(citizen).stream().map(OrderRecords::told).toList();
    }

    private static Map<String, Object> told(Order order) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", order.id().toString());
        told.put("placed_at", order.placedAt().toString());
        told.put("service_fr", order.service().name().french());
        told.put("service_en", order.service().name().english());
        told.put("provided_by", order.service().partnerName());
        told.put("quantity", order.quote().quantity());
        told.put("total_minor", order.quote().total().amountMinor());
        told.put("currency", order.quote().total().currency());
        told.put("state", order.state().name());
        told.put("contact_name", order.contact().name());
        told.put("contact_email", order.contact().email());
        told.put("language", order.language().getLanguage());
        told.put(
                "answers",
                JSON.convertValue(
                        order.answers(), new TypeReference<LinkedHashMap<String, Object>>() {}));
        ConcessionClaim claim = order.claim();
        if (claim != null) {
            told.put("concession", claim.kind().name());
            told.put("ground", claim.ground());
        }
        told.put("events", order.history().stream().map(OrderRecords::told).toList());
        return told;
    }

    private static Map<String, Object> told(Order.Step step) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("state", step.state().name());
        told.put("at", step.at().toString());
        String reason = step.reason();
        if (reason != null) {
            told.put("reason", reason);
        }
        return told;
    }

    @Override
    public List<Erasure> plan(String citizen, Instant now) {
        long gone = 0;
        long open = 0;
        Map<LocalDate, Long> kept = new TreeMap<>();
        for (Order order : all(citizen)) {
            switch (order.state()) {
                case EXPIRED, CANCELLED -> gone++;
                case AWAITING_APPROVAL, AWAITING_PAYMENT -> open++;
                case PAID, ACCEPTED, DONE -> kept.merge(keptUntil(order), 1L, Long::sum);
                case REFUSED -> {
                    if (order.wasPaid()) {
                        kept.merge(keptUntil(order), 1L, Long::sum);
                    } else {
                        gone++;
                    }
                }
            }
        }
        List<Erasure> plan = new ArrayList<>();
        plan.add(Erasure.deleted(kind(), gone));
        plan.add(Erasure.waiting(kind(), open, "payment_open"));
        kept.forEach((until, count) -> plan.add(Erasure.kept(kind(), count, "books", until)));
        return plan;
    }

    private static LocalDate keptUntil(Order order) {
        Instant paid =
                order.history().stream()
                        .filter(step -> step.state() == OrderState.PAID)
                        .map(Order.Step::at)
                        .findFirst()
                        .orElseGet(order::placedAt);
        return LocalDate.of(paid.atZone(ZoneOffset.UTC).getYear() + YEARS, 12, 31);
    }

    @Override
    public void erase(String citizen, Instant wished) {
        delete("citizen = ? and placed_at <= ?", citizen, Times.sql(wished));
    }

    private void deleteUnpaidOfGuests(OffsetDateTime before) {
        delete(
                "citizen is null and payment_ref is null and not exists"
                        + " (select from order_event e where e.order_id = orders.id and e.at >= ?)",
                before);
    }

    /** Only orders that nobody can pay any more, with all that belongs to them. */
    private void delete(String which, Object... parameters) {
        List<UUID> gone =
                city.sql(
                                "select id from orders where (state in ('EXPIRED', 'CANCELLED') or (state = 'REFUSED' and payment_ref is null)) and "
                                        + which)
                        .params(parameters)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        for (UUID order : gone) {
            city.sql("delete from basket_order where order_id = ?").param(order).update();
            city.sql("delete from order_access_key where order_id = ?").param(order).update();
            city.sql("delete from order_event where order_id = ?").param(order).update();
            leaveSubscription(order);
            city.sql("delete from orders where id = ?").param(order).update();
        }
        if (!gone.isEmpty()) {
            deleteEmptyBaskets();
        }
    }

    private void deleteEmptyBaskets() {
        String empty = "not exists (select from basket_order o where o.basket = ";
        city.sql("delete from basket_access_key k where " + empty + "k.basket)").update();
        city.sql("delete from basket b where " + empty + "b.id)").update();
    }

    /** A first order that nobody paid takes the subscription with it, which never began. */
    private void leaveSubscription(UUID order) {
        city.sql(
                        "delete from subscription_order where order_id = ? or subscription in"
                                + " (select id from subscription where first_order = ?)")
                .params(order, order)
                .update();
        city.sql("delete from subscription where first_order = ?").param(order).update();
    }

    /**
     * The sums of what was paid stay; nothing says any more whose order it was. What a guest never
     * paid goes by itself, as there is nobody who could ask for it.
     */
    @Override
    public void expire(Instant now) {
        deleteUnpaidOfGuests(Times.sql(now.minus(UNPAID)));
        int year = now.atZone(ZoneOffset.UTC).getYear() - YEARS;
        OffsetDateTime end = OffsetDateTime.of(year, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        List<UUID> over =
                city.sql(
                                """
                                select id from orders where payment_ref is not null and contact_email <> '' and exists
                                    (select 1 from order_event e where e.order_id = orders.id and e.state = 'PAID' and e.at < ?)
                                and not exists (select 1 from subscription s where s.first_order = orders.id and s.state <> 'ENDED')\
                                """)
                        .param(end)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        over.forEach(this::forget);
    }

    private void forget(UUID order) {
        city.sql(
                        "delete from basket_access_key where basket in"
                                + " (select basket from basket_order where order_id = ?)")
                .param(order)
                .update();
        city.sql(
                        "update basket set request_key = id::text where id in"
                                + " (select basket from basket_order where order_id = ?)")
                .param(order)
                .update();
        city.sql("delete from order_access_key where order_id = ?").param(order).update();
        city.sql("update order_event set reason = '-' where order_id = ? and reason is not null")
                .param(order)
                .update();
        city.sql(
                        """
                        update orders set contact_email = '', contact_name = '', answers = '{}', citizen = null, concession = null, ground = null,
                            request_key = id::text, request_hash = '', version = version + 1,
                            reason = case when reason is null then null else '-' end
                        where id = ?\
                        """)
                .param(order)
                .update();
    }
}
