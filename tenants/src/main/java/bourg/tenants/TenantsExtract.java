package bourg.tenants;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What this module's part of the control plane holds of a city. */
@Component
@Order(1)
class TenantsExtract implements CityExtract {
    @Override
    public List<Part> parts() {
        return List.of(
                new Part(
                        "city",
                        "select id, code, name_fr, name_en, host, languages, time_zone, currency,"
                                + " tax_region, colour, state, suspended_at, suspended_reason,"
                                + " opened_at from city where id = :city"),
                new Part(
                        "placement",
                        "select city, region, state from placement where city = :city"),
                new Part(
                        "provisioning_step",
                        "select city, name, position, state, started_at, finished_at"
                                + " from provisioning_step where city = :city order by position"),
                new Part(
                        "history",
                        "select part, position, content from city_history where city = :city order"
                                + " by part, position"));
    }
}
