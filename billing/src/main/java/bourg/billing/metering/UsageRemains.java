package bourg.billing.metering;

import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.Erasure;
import bourg.tenants.RowsOfCity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was used and what it costs: it names subjects by codes of the partner and nobody by name,
 * and stays with the books.
 */
@Component
class UsageRemains implements CityRemains {
    private static final String OURS =
            " where period in (select p.id from usage_period p join meter m on m.id = p.meter"
                    + " where m.city = :city)";

    private final JdbcClient federation;

    UsageRemains(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    @Override
    public String name() {
        return "metering";
    }

    @Override
    public List<Erasure> plan(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        @Nullable Instant last = rows.latest("last_at", "usage_line" + OURS);
        return List.of(
                Erasure.books("usage_lines", rows.count("usage_line" + OURS), last),
                Erasure.books(
                        "usage_events",
                        rows.count("usage_event" + OURS),
                        rows.latest("occurred_at", "usage_event" + OURS)));
    }

    @Override
    public void erase(City city) {
        // All of it stays.
    }

    /**
     * A round that is under way must end; what no round covers yet stays and is rated all the same.
     */
    @Override
    public Optional<String> hindrance(City city) {
        RowsOfCity rows = new RowsOfCity(federation, city);
        long open = rows.count("usage_round" + OURS + " and sealed_at is null");
        return open == 0 ? Optional.empty() : Optional.of("usage_being_rated");
    }
}
