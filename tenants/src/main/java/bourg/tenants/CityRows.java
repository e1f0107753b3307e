package bourg.tenants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of cities. */
final class CityRows {
    static final String SELECT =
            "select id, code, name_fr, name_en, host, languages, time_zone, currency, tax_region,"
                    + " colour, state from city";

    private CityRows() {}

    static City read(ResultSet row, int number) throws SQLException {
        String region = row.getString("tax_region");
        return new City(
                new CityId(row.getObject("id", UUID.class)),
                row.getString("code"),
                new Localized(row.getString("name_fr"), row.getString("name_en")),
                row.getString("host"),
                languages((Object[]) row.getArray("languages").getArray()),
                ZoneId.of(row.getString("time_zone")),
                Currency.getInstance(row.getString("currency")),
                TaxRegion.ofCode(region)
                        .orElseThrow(() -> new IllegalStateException("Tax region " + region)),
                new Brand(row.getString("colour")),
                CityState.valueOf(row.getString("state")));
    }

    private static List<Locale> languages(Object[] tags) {
        return Arrays.stream(tags).map(tag -> Locale.forLanguageTag((String) tag)).toList();
    }

    /** False if the code or the host is taken. */
    static boolean insert(JdbcClient federation, City city, @Nullable Logo logo, Instant openedAt) {
        return federation
                        .sql(
                                """
                                insert into city (id, code, name_fr, name_en, host, languages, time_zone, currency,
                                                  tax_region, colour, logo_type, logo, state, opened_at)
                                values (:id, :code, :fr, :en, :host, string_to_array(:languages, ','), :zone, :currency,
                                        :region, :colour, :logoType, :logo, :state, :now)
                                on conflict do nothing\
                                """)
                        .param("id", city.id().value())
                        .param("code", city.code())
                        .param("fr", city.name().french())
                        .param("en", city.name().english())
                        .param("host", city.host())
                        .param("languages", tags(city.languages()))
                        .param("zone", city.timeZone().getId())
                        .param("currency", city.currency().getCurrencyCode())
                        .param("region", city.taxRegion().code())
                        .param("colour", city.brand().colour())
                        .param(
                                "logoType",
                                logo == null ? null : logo.mediaType(),
                                java.sql.Types.VARCHAR)
                        .param("logo", logo == null ? null : logo.content(), java.sql.Types.BINARY)
                        .param("state", city.state().name())
                        .param("now", openedAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static String tags(List<Locale> languages) {
        return String.join(",", languages.stream().map(Locale::toLanguageTag).toList());
    }

    static void insertFirstAdmin(JdbcClient federation, CityId city, Person admin) {
        federation
                .sql(
                        "insert into first_admin (city, email, given_name, family_name) values (?,"
                                + " ?, ?, ?)")
                .params(city.value(), admin.email(), admin.givenName(), admin.familyName())
                .update();
    }
}
