package bourg.marketplace;

import bourg.tenants.Identifiers;
import bourg.tenants.InCity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads orders of the bound city. */
@Component
@InCity(readOnly = true)
class OrderFinder {
    private final EntityManager entities;
    private final JdbcClient city;
    private final OrderDesk desk;

    OrderFinder(EntityManager entities, @Qualifier("city") JdbcClient city, OrderDesk desk) {
        this.entities = entities;
        this.city = city;
        this.desk = desk;
    }

    public Optional<Order> find(OrderId id) {
        return Optional.ofNullable(entities.find(OrderRow.class, id.value())).map(desk::read);
    }

    public Optional<Order> findByKey(OrderId id, String accessKey) {
        boolean known =
                city.sql(
                                        "select count(*) from order_access_key where key_hash = ?"
                                                + " and order_id = ?")
                                .params(AccessKeys.hash(accessKey), id.value())
                                .query(Long.class)
                                .single()
                        == 1;
        return known ? find(id) : Optional.empty();
    }

    public Slice<Order> list(
            @Nullable OrderState state,
            @Nullable String citizen,
            @Nullable String after,
            int limit) {
        String where =
                (state == null ? "" : " and o.state = :state")
                        + (citizen == null ? "" : " and o.citizen = :citizen");
        UUID from = Place.idIn(after);
        TypedQuery<OrderRow> query =
                entities.createQuery(
                                "select o from OrderRow o where o.id < :after"
                                        + where
                                        + " order by o.id desc",
                                OrderRow.class)
                        .setParameter("after", from == null ? Identifiers.LAST : from)
                        .setMaxResults(limit + 1);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (citizen != null) {
            query.setParameter("citizen", citizen);
        }
        List<Order> orders = query.getResultList().stream().map(desk::read).toList();
        return Place.sliceById(orders, limit, order -> order.id().value());
    }

    public Map<OrderId, OrderState> states(Collection<OrderId> ids) {
        Map<OrderId, OrderState> states = new HashMap<>();
        if (!ids.isEmpty()) {
            city.sql("select id, state from orders where id in (:ids)")
                    .param("ids", ids.stream().map(OrderId::value).toList())
                    .query(row -> {
                        states.put(
                                new OrderId(row.getObject("id", UUID.class)),
                                OrderState.valueOf(row.getString("state")));
                    });
        }
        return states;
    }

    public List<OrderId> unpaid(Instant placedBefore, int limit) {
        return city.sql(
                        "select id from orders o where state = 'AWAITING_PAYMENT' and coalesce(payable_since, placed_at) < ?"
                                + " and not exists (select from subscription_order e join subscription s on s.id = e.subscription"
                                + " where e.order_id = o.id and s.first_order <> o.id)"
                                + " order by o.id limit ?")
                .params(Times.sql(placedBefore), limit)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    public Map<OrderState, Long> counts() {
        Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
        city.sql("select state, count(*) as n from orders group by state")
                .query(row -> {
                    counts.put(OrderState.valueOf(row.getString("state")), row.getLong("n"));
                });
        return counts;
    }
}
