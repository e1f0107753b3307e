package bourg.marketplace;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditTrail;
import bourg.tenants.CityId;
import bourg.tenants.Localized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adoptions as rows of the control plane. */
@Component
class AdoptionRows {
    /** What {@link #read} needs beside the columns of the offer, from {@code adoption a}. */
    static final String COLUMNS =
            """
            a.id as a_id, a.city as a_city, a.state as a_state, a.adopted_at as a_adopted_at, a.payment_moment as a_payment_moment,
            a.name_fr as a_name_fr, a.name_en as a_name_en, a.summary_fr as a_summary_fr, a.summary_en as a_summary_en,
            a.description_fr as a_description_fr, a.description_en as a_description_en,
            """
                    + OfferRows.COLUMNS;

    static final String TABLES =
            """
            adoption a join offer_version v on v.offer = a.offer and v.version = a.offer_version
            join offer o on o.id = v.offer join partner p on p.id = o.partner
            """;

    private final JdbcClient federation;
    private final AgreementRows agreements;
    private final AuditTrail trail;

    AdoptionRows(
            @Qualifier("federation") JdbcClient federation,
            AgreementRows agreements,
            AuditTrail trail) {
        this.federation = federation;
        this.agreements = agreements;
        this.trail = trail;
    }

    /** The adoption as it is now; the city's audit trail gets a line about the change. */
    Adoption changed(CityId city, AdoptionId id, String verb) {
        trail.changedOutside(city, AuditAct.on(verb, id));
        return find(city, id).orElseThrow();
    }

    /** The rows of the agreements under which the adoptions stand. */
    AgreementRows agreements() {
        return agreements;
    }

    /** Returns false if the city has adopted the offer already. */
    boolean insert(AdoptionId id, CityId city, Offer offer, Wording wording) {
        return federation
                        .sql(
                                """
                                insert into adoption (id, city, offer, offer_version, state, name_fr, name_en, summary_fr, summary_en,
                                    description_fr, description_en, search_fr, search_en, sort_fr, sort_en, adopted_at)
                                values (:id, :city, :offer, :version, 'DRAFT', :name_fr, :name_en, :summary_fr, :summary_en,
                                    :description_fr, :description_en, :search_fr, :search_en, :sort_fr, :sort_en, :now)
                                on conflict do nothing
                                """)
                        .params(columns(wording, offer))
                        .param("id", id.value())
                        .param("city", city.value())
                        .param("offer", offer.id().value())
                        .param("version", offer.version())
                        .param("now", Times.sql(Times.now()))
                        .update()
                == 1;
    }

    void rewrite(AdoptionId id, Offer offer, Wording wording) {
        federation
                .sql(
                        """
                        update adoption set offer_version = :version, name_fr = :name_fr, name_en = :name_en,
                            summary_fr = :summary_fr, summary_en = :summary_en, description_fr = :description_fr,
                            description_en = :description_en, search_fr = :search_fr, search_en = :search_en,
                            sort_fr = :sort_fr, sort_en = :sort_en
                        where id = :id
                        """)
                .params(columns(wording, offer))
                .param("id", id.value())
                .param("version", offer.version())
                .update();
    }

    private static Map<String, @Nullable Object> columns(Wording wording, Offer offer) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        put(columns, "name", wording.name());
        put(columns, "summary", wording.summary());
        put(columns, "description", wording.description());
        Localized name = wording.name() == null ? offer.content().name() : wording.name();
        columns.put("sort_fr", Words.folded(name.french()));
        columns.put("sort_en", Words.folded(name.english()));
        columns.put("search_fr", Words.folded(wording.texts(Localized::french)));
        columns.put("search_en", Words.folded(wording.texts(Localized::english)));
        return columns;
    }

    private static void put(
            Map<String, @Nullable Object> columns, String name, @Nullable Localized text) {
        columns.put(name + "_fr", text == null ? null : text.french());
        columns.put(name + "_en", text == null ? null : text.english());
    }

    void payAt(AdoptionId id, PaymentMoment moment) {
        federation
                .sql("update adoption set payment_moment = ? where id = ?")
                .params(moment.name(), id.value())
                .update();
    }

    boolean move(AdoptionId id, AdoptionState from, AdoptionState to) {
        return federation
                        .sql("update adoption set state = ? where id = ? and state = ?")
                        .params(to.name(), id.value(), from.name())
                        .update()
                == 1;
    }

    /** An adoption of any city; commands on it wait for each other. */
    Optional<Adoption> lock(AdoptionId id) {
        federation
                .sql("select id from adoption where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /** The adoptions of a partner's offers that were not withdrawn, newest first. */
    List<Adoption> list(PartnerId partner, @Nullable UUID after, int limit) {
        String from = after == null ? "" : " and a.id < '" + after + "'";
        return query(
                "o.partner = :partner and a.state <> 'WITHDRAWN'" + from,
                Map.of("partner", partner.value()),
                " order by a.id desc limit " + limit);
    }

    /** The adoption, if it is this city's; commands on it wait for each other. */
    Optional<Adoption> lock(CityId city, AdoptionId id) {
        return lock(id).filter(adoption -> adoption.city().equals(city));
    }

    Optional<Adoption> find(CityId city, AdoptionId id) {
        return query(
                        "a.city = :city and a.id = :id",
                        Map.of("city", city.value(), "id", id.value()),
                        "")
                .stream()
                .findFirst();
    }

    /** An adoption of any city. */
    Optional<Adoption> find(AdoptionId id) {
        return query("a.id = :id", Map.of("id", id.value()), "").stream().findFirst();
    }

    List<Adoption> list(CityId city, @Nullable UUID after, int limit) {
        String from = after == null ? "" : " and a.id < '" + after + "'";
        return query(
                "a.city = :city" + from,
                Map.of("city", city.value()),
                " order by a.id desc limit " + limit);
    }

    /** The adoptions of these offers that were not withdrawn; at most one of each. */
    List<Adoption> live(CityId city, Collection<OfferId> offers) {
        return query(
                "a.city = :city and a.offer = any(:offers) and a.state <> 'WITHDRAWN'",
                Map.of(
                        "city",
                        city.value(),
                        "offers",
                        offers.stream().map(OfferId::value).toArray(UUID[]::new)),
                "");
    }

    Map<AdoptionState, Long> counts(CityId city) {
        Map<AdoptionState, Long> counts = new EnumMap<>(AdoptionState.class);
        federation
                .sql("select state, count(*) as n from adoption where city = ? group by state")
                .param(city.value())
                .query(row -> {
                    counts.put(AdoptionState.valueOf(row.getString("state")), row.getLong("n"));
                });
        return counts;
    }

    private List<Adoption> query(String where, Map<String, ?> parameters, String end) {
        List<Adoption> adoptions =
                federation
                        .sql("select " + COLUMNS + " from " + TABLES + " where " + where + end)
                        .params(parameters)
                        .query((row, number) -> read(row))
                        .list();
        return agreements.addTo(adoptions);
    }

    static Adoption read(ResultSet row) throws SQLException {
        return new Adoption(
                new AdoptionId(row.getObject("a_id", UUID.class)),
                new CityId(row.getObject("a_city", UUID.class)),
                AdoptionState.valueOf(row.getString("a_state")),
                new Wording(
                        localized(row, "a_name"),
                        localized(row, "a_summary"),
                        localized(row, "a_description")),
                OfferRows.read(row),
                PaymentMoment.valueOf(row.getString("a_payment_moment")),
                List.of(),
                Times.read(row, "a_adopted_at"));
    }

    private static @Nullable Localized localized(ResultSet row, String column) throws SQLException {
        String french = row.getString(column + "_fr");
        return french == null ? null : new Localized(french, row.getString(column + "_en"));
    }
}
