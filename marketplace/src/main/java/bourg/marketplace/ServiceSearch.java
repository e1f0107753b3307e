package bourg.marketplace;

import bourg.tenants.CityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the services that can be ordered in a city on a day. */
@Component
class ServiceSearch {
    private record Hit(LiveService service, String key) {}

    private static final String SELECT =
            "select "
                    + AdoptionRows.COLUMNS
                    + ", g.version as agreement_version, g.city_share, g.partner_share, g.platform_share, g.components, g.fee_bearer, g.valid_from, g.valid_until, g.agreed_at, g.city_by, g.consenting_version, g.partner_at, g.partner_by, ";
    private static final String FROM =
            " from "
                    + AdoptionRows.TABLES
                    + """
                    join agreement g on g.adoption = a.id and not g.ended
                        and daterange(g.valid_from, g.valid_until, '[]') @> cast(:day as date)
                    where a.city = :city and a.state = 'PUBLISHED'
                    """;

    private final JdbcClient federation;

    ServiceSearch(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    Optional<LiveService> find(CityId city, LocalDate day, AdoptionId id) {
        return federation
                .sql(SELECT + "a.sort_fr as sort_key" + FROM + "and a.id = :id")
                .param("city", city.value())
                .param("day", day)
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    Slice<LiveService> find(
            CityId city, LocalDate day, Search search, @Nullable String after, int limit) {
        WordSearch words =
                new WordSearch(
                        search.words(), "(v.search || a.search)", "a.sort_fr || ' ' || a.sort_en");
        String key = words.order(WordSearch.sortColumn("a", search));
        Place place = Place.read(after);
        String sql =
                SELECT
                        + key
                        + " as sort_key"
                        + FROM
                        + " and "
                        + words.condition()
                        + (search.category() == null ? "" : " and v.category = :category")
                        + (place == null ? "" : " and (" + key + ", a.id) > (:key, :id)")
                        + " order by sort_key, a.id limit "
                        + (limit + 1);
        List<Hit> hits =
                federation
                        .sql(sql)
                        .params(words.parameters())
                        .param("city", city.value())
                        .param("day", day)
                        .param("category", WordSearch.name(search.category()))
                        .param("key", place == null ? null : place.key())
                        .param("id", place == null ? null : place.id())
                        .query((row, number) -> new Hit(read(row), row.getString("sort_key")))
                        .list();
        return Place.slice(hits, limit, hit -> new Place(hit.key(), hit.service().id().value()))
                .map(Hit::service);
    }

    private static LiveService read(ResultSet row) throws SQLException {
        Adoption adoption = AdoptionRows.read(row);
        return new LiveService(
                adoption.id(),
                adoption.city(),
                adoption.name(),
                adoption.summary(),
                adoption.description(),
                adoption.offer(),
                adoption.paymentMoment(),
                AgreementRows.read(row, "agreement_version"));
    }
}
