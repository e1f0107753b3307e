package bourg.marketplace;

import bourg.tenants.CityId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The orders of a city that were paid, by what they were for. */
@Component
public class PastOrders {
    private static final String PAID =
            " and r.state in ('PAID', 'ACCEPTED', 'DONE', 'REFUSED') and r.placed_at >= :since"
                    + " order by r.placed_at desc, r.id limit :most";

    private final JdbcClient federation;

    PastOrders(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** The newest orders of an offer. */
    public List<OrderId> of(CityId city, OfferId offer, Instant since, int most) {
        return ids(
                federation
                        .sql(
                                "select r.id from order_reference r where r.city = :city and r.offer = :offer"
                                        + PAID)
                        .param("offer", offer.value()),
                city,
                since,
                most);
    }

    /** The newest orders of all services that the city has of a category. */
    public List<OrderId> in(CityId city, Category category, Instant since, int most) {
        return ids(
                federation
                        .sql(
                                "select r.id from order_reference r join adoption a on a.id = r.adoption"
                                        + " join offer_version v on v.offer = a.offer and v.version = a.offer_version"
                                        + " where r.city = :city and v.category = :category"
                                        + PAID)
                        .param("category", category.name()),
                city,
                since,
                most);
    }

    private static List<OrderId> ids(
            JdbcClient.StatementSpec query, CityId city, Instant since, int most) {
        return query.param("city", city.value())
                .param("since", Times.sql(since))
                .param("most", most)
                .query((row, _) -> new OrderId(row.getObject("id", UUID.class)))
                .list();
    }
}
