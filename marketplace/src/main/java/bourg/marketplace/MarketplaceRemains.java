package bourg.marketplace;

import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.InFederation;
import bourg.tenants.RowsOfCity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a city has adopted and agreed, and the references of its orders: they belong to the books of
 * its partners too and stay, without the city's words, which are no longer found by searching.
 */
@Component
class MarketplaceRemains implements CityRemains {
    private static final String WORDS =
            "adoption where city = :city and (search_fr <> '' or search_en <> '' or name_fr"
                    + " is not null or summary_fr is not null or description_fr is not null)";
    private static final String REASONS = "proposal where city = :city and reason is not null";
    private static final String WEBHOOKS =
            "webhook_delivery where cast(body as jsonb) #>> '{data,city_id}' = :text";

    private final JdbcClient federation;

    MarketplaceRemains(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    @Override
    public String name() {
        return "marketplace";
    }

    @Override
    public List<Erasure> plan(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        @Nullable Instant last = rows.latest("changed_at", "order_reference where city = :city");
        return List.of(
                Erasure.deleted("wordings", rows.count(WORDS)),
                Erasure.deleted("webhook_deliveries", rows.count(WEBHOOKS)),
                Erasure.books("adoptions", rows.count("adoption where city = :city"), last),
                Erasure.books("agreements", rows.count("agreement where city = :city"), last),
                Erasure.deleted("proposal_reasons", rows.count(REASONS)),
                Erasure.books("proposals", rows.count("proposal where city = :city"), last),
                Erasure.books(
                        "order_references",
                        rows.count("order_reference where city = :city"),
                        last));
    }

    @Override
    @InFederation
    public void erase(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        rows.sql("delete from " + WEBHOOKS).update();
        rows.sql(
                        "update proposal set outcome = 'WITHDRAWN', ended_at = now() where city = :city"
                                + " and outcome is null")
                .update();
        rows.sql("update " + REASONS.replace(" where", " set reason = null where")).update();
        rows.sql("update agreement set ended = true where city = :city and not ended").update();
        rows.sql(
                        """
                        update adoption set state = 'WITHDRAWN', name_fr = null, name_en = null, summary_fr = null,
                            summary_en = null, description_fr = null, description_en = null, search_fr = '',
                            search_en = '', sort_fr = '', sort_en = '' where city = :city\
                        """)
                .update();
    }

    /** Who has paid gets the service or the money back before the city goes. */
    @Override
    public Optional<String> hindrance(City city) {
        long open =
                new RowsOfCity(federation, city)
                        .count(
                                "order_reference where city = :city and state in ('PAID', 'ACCEPTED')");
        return open == 0 ? Optional.empty() : Optional.of("orders_in_progress");
    }
}
