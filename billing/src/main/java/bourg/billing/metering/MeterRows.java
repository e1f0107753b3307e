package bourg.billing.metering;

import bourg.billing.Meter;
import bourg.billing.MeterId;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meters and the subjects bound to them, as rows of the control plane. */
@Component
class MeterRows {
    private final JdbcClient federation;

    MeterRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Returns false if the service has a meter of this code. */
    boolean insert(Meter meter) {
        return federation
                        .sql(
                                """
                                insert into meter (id, label, adoption, city, partner, code, name_fr, name_en, unit_fr, unit_en,
                                    currency, time_zone, created_at)
                                values (:id, :label, :adoption, :city, :partner, :code, :name_fr, :name_en, :unit_fr, :unit_en,
                                    :currency, :time_zone, :created_at)
                                on conflict do nothing
                                """)
                        .param("id", meter.id().value())
                        .param("label", meter.id().toString())
                        .param("adoption", meter.adoption().value())
                        .param("city", meter.city().value())
                        .param("partner", meter.partner().value())
                        .param("code", meter.words().code())
                        .param("name_fr", meter.words().name().french())
                        .param("name_en", meter.words().name().english())
                        .param("unit_fr", meter.words().unit().french())
                        .param("unit_en", meter.words().unit().english())
                        .param("currency", meter.books().currency().getCurrencyCode())
                        .param("time_zone", meter.books().timeZone().getId())
                        .param("created_at", meter.books().createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Meter> find(MeterId id) {
        return federation
                .sql("select * from meter where id = ?")
                .param(id.value())
                .query((row, _) -> read(row))
                .optional();
    }

    /** The meters of a partner among these. */
    List<Meter> ofPartner(PartnerId partner, Collection<UUID> ids) {
        return federation
                .sql("select * from meter where partner = ? and id = any(?)")
                .params(partner.value(), ids.toArray(UUID[]::new))
                .query((row, _) -> read(row))
                .list();
    }

    /** The meters of a city or partner, newest first, older than one of them. */
    List<Meter> list(Party owner, UUID before, int limit) {
        String column = owner.kind() == Party.Kind.CITY ? "city" : "partner";
        return federation
                .sql(
                        "select * from meter where "
                                + column
                                + " = ? and id < ? order by id desc limit ?")
                .params(uuid(owner), before, limit)
                .query((row, _) -> read(row))
                .list();
    }

    private static UUID uuid(Party owner) {
        String id = String.valueOf(owner.id());
        return switch (owner.kind()) {
            case CITY -> CityId.parse(id).orElseThrow().value();
            case PARTNER -> PartnerId.parse(id).orElseThrow().value();
            case PLATFORM -> throw new IllegalArgumentException("The platform has no meters");
        };
    }

    /** Binds subjects; returns how many are new. */
    int bind(MeterId meter, Collection<String> codes) {
        return federation
                .sql(
                        "insert into usage_subject (meter, code, bound_at) select ?, c, now()"
                                + " from unnest(?::text[]) c order by c on conflict do nothing")
                .params(meter.value(), codes.toArray(String[]::new))
                .update();
    }

    long subjects(MeterId meter) {
        return federation
                .sql("select count(*) from usage_subject where meter = ?")
                .param(meter.value())
                .query(Long.class)
                .single();
    }

    private static Meter read(ResultSet row) throws SQLException {
        return new Meter(
                new MeterId(row.getObject("id", UUID.class)),
                new AdoptionId(row.getObject("adoption", UUID.class)),
                new CityId(row.getObject("city", UUID.class)),
                new PartnerId(row.getObject("partner", UUID.class)),
                new Meter.Words(
                        row.getString("code"),
                        new Localized(row.getString("name_fr"), row.getString("name_en")),
                        new Localized(row.getString("unit_fr"), row.getString("unit_en"))),
                new Meter.Books(
                        Currency.getInstance(row.getString("currency")),
                        ZoneId.of(row.getString("time_zone")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
    }
}
