package bourg.marketplace;

import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The traces of orders as rows of the control plane. */
@Component
class ReferenceRows {
    private final JdbcClient federation;

    ReferenceRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Keeps the newest state of the order, in whatever order its events arrive. */
    void keep(Order order) {
        Order.Service service = order.service();
        Money total = order.quote().total();
        federation
                .sql(
                        """
                        insert into order_reference (id, city, adoption, offer, partner, name_fr, name_en, quantity, total_minor,
                            currency, state, placed_at, changed_at, revision)
                        values (:id, :city, :adoption, :offer, :partner, :name_fr, :name_en, :quantity, :total,
                            :currency, :state, :placed_at, :changed_at, :revision)
                        on conflict (id) do update set state = excluded.state, changed_at = excluded.changed_at,
                            revision = excluded.revision where order_reference.revision < excluded.revision
                        """)
                .param("id", order.id().value())
                .param("city", order.city().value())
                .param("adoption", service.adoption().value())
                .param("offer", service.offer().value())
                .param("partner", service.partner().value())
                .param("name_fr", service.name().french())
                .param("name_en", service.name().english())
                .param("quantity", order.quote().quantity())
                .param("total", total.amountMinor())
                .param("currency", total.currency().getCurrencyCode())
                .param("state", order.state().name())
                .param("placed_at", Times.sql(order.placedAt()))
                .param("changed_at", Times.sql(order.history().getLast().at()))
                .param("revision", order.revision())
                .update();
    }

    /** The order went back in time, and its trace goes with it. */
    void putBack(Order order) {
        federation
                .sql(
                        """
                        update order_reference set state = ?, changed_at = ?, revision = ?
                        where id = ? and city = ? and revision > ?\
                        """)
                .params(
                        order.state().name(),
                        Times.sql(order.history().getLast().at()),
                        order.revision(),
                        order.id().value(),
                        order.city().value(),
                        order.revision())
                .update();
    }

    List<OrderId> changedSince(CityId city, Instant moment) {
        return federation
                .sql(
                        "select id from order_reference where city = ? and changed_at >= ? order by"
                                + " id")
                .params(city.value(), Times.sql(moment))
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }

    Optional<OrderReference> find(PartnerId partner, OrderId id) {
        return federation
                .sql("select * from order_reference where id = ? and partner = ?")
                .params(id.value(), partner.value())
                .query(ReferenceRows::read)
                .optional();
    }

    List<OrderReference> list(
            PartnerId partner, @Nullable OrderState state, @Nullable UUID after, int limit) {
        return federation
                .sql(
                        """
                        select * from order_reference where partner = :partner
                            and (cast(:state as text) is null or state = :state)
                            and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("partner", partner.value())
                .param("state", WordSearch.name(state))
                .param("after", after)
                .param("limit", limit)
                .query(ReferenceRows::read)
                .list();
    }

    Map<OrderState, Long> counts(PartnerId partner) {
        Map<OrderState, Long> counts = new EnumMap<>(OrderState.class);
        federation
                .sql(
                        "select state, count(*) as n from order_reference where partner = ? group"
                                + " by state")
                .param(partner.value())
                .query(row -> {
                    counts.put(OrderState.valueOf(row.getString("state")), row.getLong("n"));
                });
        return counts;
    }

    private static OrderReference read(ResultSet row, int number) throws SQLException {
        return new OrderReference(
                new OrderId(row.getObject("id", UUID.class)),
                new CityId(row.getObject("city", UUID.class)),
                new OfferId(row.getObject("offer", UUID.class)),
                new PartnerId(row.getObject("partner", UUID.class)),
                new Localized(row.getString("name_fr"), row.getString("name_en")),
                row.getInt("quantity"),
                Money.of(row.getLong("total_minor"), row.getString("currency")),
                OrderState.valueOf(row.getString("state")),
                Times.read(row, "placed_at"),
                Times.read(row, "changed_at"));
    }
}
