package bourg.marketplace;

import bourg.tenants.ArchivedParts;
import bourg.tenants.City;
import bourg.tenants.CityArrival;
import bourg.tenants.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings back what a city had adopted and agreed, as far as the very version of the offer is
 * published here; whatever rests on a partner who is not here stays in the city's history.
 */
@Component
@Order(2)
class MarketplaceArrival implements CityArrival {
    private static final String ADOPTION =
            "id, city, offer, offer_version, state, name_fr, name_en, summary_fr, summary_en,"
                    + " description_fr, description_en, search_fr, search_en, sort_fr, sort_en,"
                    + " adopted_at";
    private static final String AGREEMENT =
            "adoption, version, city, offer, city_share, partner_share, platform_share, components, fee_bearer,"
                    + " valid_from, valid_until, ended, agreed_at, city_by, consenting_version, partner_at, partner_by, proposal";
    private static final String REFERENCE =
            "id, city, adoption, offer, partner, name_fr, name_en, quantity, total_minor, currency,"
                    + " state, placed_at, changed_at, revision";
    private static final String OFFER_IS_HERE =
            " and exists (select from offer_version v where v.offer = came.offer and v.version ="
                    + " came.offer_version and v.state in ('PUBLISHED', 'RETIRED'))";
    private static final String ADOPTION_IS_HERE =
            " and exists (select from adoption a where a.id = came.adoption and a.city = :city and"
                    + " a.offer = came.offer)";
    private static final String PARTNER_IS_HERE =
            " and exists (select from offer o where o.id = came.offer and o.partner ="
                    + " came.partner)";

    private final JdbcClient federation;

    MarketplaceArrival(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    @Override
    public List<FieldError> bring(City city, ArchivedParts parts) {
        List<FieldError> left = new ArrayList<>();
        bring(city, parts, new Table("adoption", ADOPTION, OFFER_IS_HERE), left);
        bring(city, parts, new Table("agreement", AGREEMENT, ADOPTION_IS_HERE), left);
        bring(
                city,
                parts,
                new Table("order_reference", REFERENCE, ADOPTION_IS_HERE + PARTNER_IS_HERE),
                left);
        return left;
    }

    private record Table(String name, String columns, String condition) {}

    private void bring(City city, ArchivedParts parts, Table table, List<FieldError> left) {
        long[] missing = {0};
        parts.each(
                table.name(),
                rows -> {
                    long came =
                            federation
                                    .sql("select json_array_length(?::json)")
                                    .param(rows)
                                    .query(Long.class)
                                    .single();
                    missing[0] += came - insert(city, table, rows);
                });
        if (missing[0] > 0) {
            left.add(FieldError.of(table.name(), "archive_left_aside", missing[0]));
        }
    }

    private int insert(City city, Table table, String rows) {
        return federation
                .sql(
                        "insert into "
                                + table.name()
                                + " ("
                                + table.columns()
                                + ") select "
                                + table.columns()
                                + " from json_populate_recordset(null::"
                                + table.name()
                                + ", :rows::json) came where came.city = :city"
                                + table.condition())
                .param("rows", rows)
                .param("city", city.id().value())
                .update();
    }
}
