package bourg.billing.charging;

import bourg.billing.CapitaPrice;
import bourg.billing.Population;
import bourg.marketplace.AdoptionId;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.tenants.AuditActor;
import bourg.tenants.CityId;
import bourg.tenants.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Prices by population and figures of populations as rows of the control plane. */
@Component
class CapitaRows {
    private final JdbcClient federation;

    CapitaRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** A price with whose it is. */
    record Stored(UUID id, CityId city, CapitaPrice price) {}

    /** A figure of a population. */
    record Figure(UUID id, int inhabitants) {}

    void insert(CityId city, Population figure) {
        federation
                .sql(
                        "insert into city_population (id, city, inhabitants, as_of, source, recorded_by, recorded_at)"
                                + " values (:id, :city, :inhabitants, :as_of, :source, :by, :at)")
                .param("id", Identifiers.next())
                .param("city", city.value())
                .param("inhabitants", figure.inhabitants())
                .param("as_of", figure.asOf())
                .param("source", figure.source())
                .param("by", AuditActor.current().subject(), Types.VARCHAR)
                .param("at", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Population> populationOf(CityId city) {
        return federation
                .sql(
                        "select inhabitants, as_of, source from city_population where city = ?"
                                + " order by as_of desc, recorded_at desc limit 50")
                .param(city.value())
                .query((row, _) ->
                        new Population(
                                row.getInt(1), row.getObject(2, LocalDate.class), row.getString(3)))
                .list();
    }

    /** The newest figure that was true on a day. */
    Optional<Figure> figure(CityId city, LocalDate on) {
        return federation
                .sql(
                        "select id, inhabitants from city_population where city = ? and as_of <= ?"
                                + " order by as_of desc, recorded_at desc limit 1")
                .params(city.value(), on)
                .query((row, _) -> new Figure(row.getObject(1, UUID.class), row.getInt(2)))
                .optional();
    }

    /** Ends an open price where the next one begins. */
    void closeOpen(CapitaPrice next) {
        federation
                .sql(
                        "update capita_price set valid_until = :from where adoption = :adoption and valid_until is null"
                                + " and valid_from <= :from")
                .param("from", next.from().atDay(1))
                .param("adoption", next.adoption().value())
                .update();
    }

    /** Returns false if another price holds in some of the months. */
    boolean insert(CityId city, PartnerId partner, CapitaPrice price) {
        return federation
                        .sql(
                                "insert into capita_price (id, adoption, city, partner, per, unit_price, currency, valid_from, created_at)"
                                        + " values (:id, :adoption, :city, :partner, :per, :unit, :currency, :from, now())"
                                        + " on conflict do nothing")
                        .param("id", Identifiers.next())
                        .param("adoption", price.adoption().value())
                        .param("city", city.value())
                        .param("partner", partner.value())
                        .param("per", price.per().name())
                        .param("unit", price.price().unit())
                        .param("currency", price.price().currency().getCurrencyCode())
                        .param("from", price.from().atDay(1))
                        .update()
                == 1;
    }

    List<Stored> all() {
        return federation
                .sql("select * from capita_price order by id")
                .query((row, _) -> stored(row))
                .list();
    }

    List<CapitaPrice> listOf(Party party) {
        boolean city = party.kind() == Party.Kind.CITY;
        String id = String.valueOf(party.id());
        return federation
                .sql(
                        "select * from capita_price where "
                                + (city ? "city" : "partner")
                                + " = ? order by id desc limit 200")
                .param(
                        city
                                ? CityId.parse(id).orElseThrow().value()
                                : PartnerId.parse(id).orElseThrow().value())
                .query((row, _) -> stored(row).price())
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        LocalDate until = row.getObject("valid_until", LocalDate.class);
        return new Stored(
                row.getObject("id", UUID.class),
                new CityId(row.getObject("city", UUID.class)),
                new CapitaPrice(
                        new AdoptionId(row.getObject("adoption", UUID.class)),
                        CapitaPrice.Per.valueOf(row.getString("per")),
                        new CapitaPrice.Price(
                                row.getBigDecimal("unit_price").stripTrailingZeros(),
                                Currency.getInstance(row.getString("currency"))),
                        YearMonth.from(row.getObject("valid_from", LocalDate.class)),
                        until == null ? null : YearMonth.from(until)));
    }
}
