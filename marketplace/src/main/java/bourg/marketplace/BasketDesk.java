package bourg.marketplace;

import bourg.tenants.InCity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes and reads which orders were placed together, in the bound city. */
@Component
class BasketDesk {
    private final JdbcClient city;
    private final OrderDesk orders;
    private final OrderFinder finder;

    BasketDesk(@Qualifier("city") JdbcClient city, OrderDesk orders, OrderFinder finder) {
        this.city = city;
        this.orders = orders;
        this.finder = finder;
    }

    /** A basket that was placed under a request key, and for which wishes. */
    record Earlier(Basket basket, List<String> requestHashes) {
        Earlier {
            requestHashes = List.copyOf(requestHashes);
        }
    }

    /** Places all orders, or none, in one transaction. */
    @InCity
    public BasketPlacing place(PlaceBasket wish, List<Prepared.Ready> ready) {
        BasketId id = BasketId.next();
        city.sql("insert into basket (id, request_key, placed_at) values (?, ?, ?)")
                .params(id.value(), wish.requestKey(), Times.sql(Times.now()))
                .update();
        List<Order> placed = new ArrayList<>();
        Map<OrderId, String> keys = new HashMap<>();
        for (Prepared.Ready each : ready) {
            var answer = orders.place(each.wish(), each.hash(), each.live(), each.quote());
            Order order = answer.order();
            placed.add(order);
            if (answer.accessKey() != null) {
                keys.put(order.id(), answer.accessKey());
            }
            city.sql("insert into basket_order (basket, position, order_id) values (?, ?, ?)")
                    .params(id.value(), placed.size(), order.id().value())
                    .update();
        }
        String key = wish.citizen() == null ? newKey(id) : null;
        return new BasketPlacing.Placed(new Basket(id, placed), key, keys);
    }

    /** Gives a guest whose first answer was lost other keys to the same basket. */
    @InCity
    public BasketPlacing.Placed again(Basket basket) {
        if (basket.citizen() != null) {
            return new BasketPlacing.Placed(basket, null, Map.of());
        }
        Map<OrderId, String> keys = new HashMap<>();
        basket.orders().forEach(order -> keys.put(order.id(), orders.newKey(order.id())));
        return new BasketPlacing.Placed(basket, newKey(basket.id()), keys);
    }

    @InCity
    public String newKey(BasketId basket) {
        String key = AccessKeys.next();
        city.sql("insert into basket_access_key (key_hash, basket) values (?, ?)")
                .params(AccessKeys.hash(key), basket.value())
                .update();
        return key;
    }

    @InCity(readOnly = true)
    public Optional<Earlier> earlier(String requestKey) {
        return city.sql("select id from basket where request_key = ?")
                .param(requestKey)
                .query((row, _) -> new BasketId(row.getObject("id", UUID.class)))
                .optional()
                .flatMap(this::find)
                .map(basket -> new Earlier(basket, hashes(basket.id())));
    }

    private List<String> hashes(BasketId basket) {
        return city.sql(
                        "select o.request_hash from basket_order b join orders o on o.id = b.order_id"
                                + " where b.basket = ? order by b.position")
                .param(basket.value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** The basket with those of its orders that are still known; none if all are forgotten. */
    @InCity(readOnly = true)
    public Optional<Basket> find(BasketId id) {
        List<Order> found =
                city
                        .sql("select order_id from basket_order where basket = ? order by position")
                        .param(id.value())
                        .query((row, _) -> new OrderId(row.getObject("order_id", UUID.class)))
                        .list()
                        .stream()
                        .flatMap(order -> finder.find(order).stream())
                        .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new Basket(id, found));
    }

    @InCity(readOnly = true)
    public boolean opens(BasketId id, String accessKey) {
        return city.sql(
                        "select exists (select from basket_access_key where key_hash = ? and basket = ?)")
                .params(AccessKeys.hash(accessKey), id.value())
                .query(Boolean.class)
                .single();
    }

    @InCity(readOnly = true)
    public Optional<BasketId> ofOrder(OrderId order) {
        return city.sql("select basket from basket_order where order_id = ?")
                .param(order.value())
                .query((row, _) -> new BasketId(row.getObject("basket", UUID.class)))
                .optional();
    }
}
