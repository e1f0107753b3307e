package bourg.marketplace.notifying;

import bourg.marketplace.OrderId;
import bourg.marketplace.TellOfClosing;
import bourg.tenants.CityClosing;
import bourg.tenants.CityId;
import bourg.tenants.CityListener;
import bourg.tenants.CityOutbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has everybody told of a closing whom the city has an address of, each once, by their last order.
 */
@Component
class ClosingNews implements CityListener<CityClosing> {
    private static final int PEOPLE_AT_ONCE = 200;

    private final JdbcClient city;
    private final CityOutbox outbox;
    private final TransactionTemplate inCity;

    ClosingNews(
            @Qualifier("city") JdbcClient city,
            CityOutbox outbox,
            @Qualifier("cityTransactions") PlatformTransactionManager transactions) {
        this.city = city;
        this.outbox = outbox;
        this.inCity = new TransactionTemplate(transactions);
    }

    private record Somebody(String address, OrderId order) {}

    @Override
    public String name() {
        return "closing-news";
    }

    @Override
    public Class<CityClosing> event() {
        return CityClosing.class;
    }

    @Override
    public void on(CityId id, UUID eventId, CityClosing event) {
        String after = "";
        while (true) {
            String from = after;
            List<Somebody> some = inCity.execute(_ -> tell(from, eventId, event));
            if (some.isEmpty()) {
                return;
            }
            after = some.getLast().address();
        }
    }

    private List<Somebody> tell(String after, UUID eventId, CityClosing event) {
        List<Somebody> some =
                city.sql(
                                """
                                select distinct on (lower(contact_email)) lower(contact_email) as address, id from orders
                                where lower(contact_email) > ? order by lower(contact_email), placed_at desc limit ?\
                                """)
                        .params(after, PEOPLE_AT_ONCE)
                        .query((row, _) ->
                                new Somebody(
                                        row.getString("address"),
                                        new OrderId(row.getObject("id", UUID.class))))
                        .list();
        for (Somebody person : some) {
            String once = eventId + person.address();
            outbox.publishOnce(
                    UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)),
                    new TellOfClosing(person.order(), event.eraseAt()));
        }
        return some;
    }
}
