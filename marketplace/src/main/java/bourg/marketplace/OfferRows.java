package bourg.marketplace;

import bourg.tenants.Localized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of offers as rows of the control plane. */
@Component
class OfferRows {
    /**
     * What {@link #read} needs, from {@code offer_version v}, {@code offer o} and {@code partner
     * p}.
     */
    static final String COLUMNS =
            """
            v.*, o.partner, p.name as partner_name,
            (select x.version from offer_version x where x.offer = v.offer and x.state = 'PUBLISHED') as published_version
            """;

    static final String TABLES =
            "offer_version v join offer o on o.id = v.offer join partner p on p.id = o.partner";

    private static final String SELECT = "select " + COLUMNS + " from " + TABLES;
    private static final String LATEST =
            " v.version = (select max(x.version) from offer_version x where x.offer = v.offer) ";

    private final JdbcClient federation;

    OfferRows(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    void insert(OfferId id, PartnerId partner) {
        federation
                .sql("insert into offer (id, partner, created_at) values (:id, :partner, :now)")
                .param("id", id.value())
                .param("partner", partner.value())
                .param("now", Times.sql(Times.now()))
                .update();
    }

    void insertVersion(OfferId id, int version, OfferDraft content, String partnerName) {
        federation
                .sql(
                        """
                        insert into offer_version (offer, version, state, name_fr, name_en, summary_fr, summary_en,
                            description_fr, description_en, category, form, plan, tiers, every, trial_days, concessions, unit_price_minor, currency, quantity_allowed,
                            max_quantity, merchant, tax, minimum_partner_share, updated_at, sort_fr, sort_en, search_fr, search_en)
                        values (:offer, :version, 'DRAFT', :name_fr, :name_en, :summary_fr, :summary_en,
                            :description_fr, :description_en, :category, :form, :plan, cast(:tiers as jsonb), :every, cast(:trial_days as integer), cast(:concessions as jsonb), :price, :currency, :quantity_allowed,
                            :max_quantity, :merchant, :tax, :minimum, :now, :sort_fr, :sort_en, :search_fr, :search_en)
                        """)
                .params(OfferColumns.of(content, partnerName))
                .param("offer", id.value())
                .param("version", version)
                .update();
    }

    void rewrite(Offer offer, OfferDraft content) {
        federation
                .sql(
                        """
                        update offer_version set name_fr = :name_fr, name_en = :name_en, summary_fr = :summary_fr,
                            summary_en = :summary_en, description_fr = :description_fr, description_en = :description_en,
                            category = :category, form = :form, plan = :plan, tiers = cast(:tiers as jsonb), every = :every, trial_days = cast(:trial_days as integer), concessions = cast(:concessions as jsonb), unit_price_minor = :price, currency = :currency,
                            quantity_allowed = :quantity_allowed, max_quantity = :max_quantity, merchant = :merchant,
                            tax = :tax, minimum_partner_share = :minimum, updated_at = :now,
                            sort_fr = :sort_fr, sort_en = :sort_en, search_fr = :search_fr, search_en = :search_en
                        where offer = :offer and version = :version and state = 'DRAFT'
                        """)
                .params(OfferColumns.of(content, offer.partnerName()))
                .param("offer", offer.id().value())
                .param("version", offer.version())
                .update();
    }

    /** Moves a version from one state to another and says whether it was in the first. */
    boolean move(OfferId id, int version, OfferState from, OfferState to, @Nullable String reason) {
        return federation
                        .sql(
                                """
                                update offer_version set state = :to, updated_at = :now,
                                    return_reason = case when :to = 'RETIRED' then return_reason else :reason end,
                                    published_at = case when :to = 'PUBLISHED' then :now else published_at end
                                where offer = :offer and version = :version and state = :from
                                """)
                        .param("offer", id.value())
                        .param("version", version)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("reason", reason)
                        .param("now", Times.sql(Times.now()))
                        .update()
                == 1;
    }

    void drop(Offer inTheWorks) {
        federation
                .sql(
                        "delete from offer_version where offer = :offer and version = :version and state in ('DRAFT', 'SUBMITTED')")
                .param("offer", inTheWorks.id().value())
                .param("version", inTheWorks.version())
                .update();
    }

    /** The latest version; commands on the same offer wait for each other. */
    Optional<Offer> lockLatest(OfferId id) {
        federation
                .sql("select id from offer where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        return latest(id);
    }

    Optional<Offer> latest(OfferId id) {
        return query("v.offer = :id and" + LATEST, Map.of("id", id.value()), "").stream()
                .findFirst();
    }

    Optional<Offer> published(OfferId id) {
        return query("v.offer = :id and v.state = 'PUBLISHED'", Map.of("id", id.value()), "")
                .stream()
                .findFirst();
    }

    List<Offer> latestOf(
            PartnerId partner, @Nullable OfferState state, @Nullable UUID after, int limit) {
        String only = state == null ? "" : " and v.state = '" + state.name() + "'";
        return page("o.partner = :of and" + LATEST + only, partner.value(), after, limit, "desc");
    }

    List<Offer> latestIn(OfferState state, @Nullable UUID after, int limit) {
        return page("v.state = :of and" + LATEST, state.name(), after, limit, "asc");
    }

    Map<OfferState, Long> counts(PartnerId partner) {
        Map<OfferState, Long> counts = new EnumMap<>(OfferState.class);
        federation
                .sql(
                        "select v.state, count(*) as n from offer_version v join offer o on o.id = v.offer where o.partner = :partner and"
                                + LATEST
                                + "group by v.state")
                .param("partner", partner.value())
                .query(row -> {
                    counts.put(OfferState.valueOf(row.getString("state")), row.getLong("n"));
                });
        return counts;
    }

    private List<Offer> page(
            String where, Object of, @Nullable UUID after, int limit, String direction) {
        String comparison = direction.equals("asc") ? ">" : "<";
        String from = after == null ? "" : " and v.offer " + comparison + " '" + after + "'";
        return query(
                where + from,
                Map.of("of", of),
                " order by v.offer " + direction + " limit " + limit);
    }

    private List<Offer> query(String where, Map<String, ?> parameters, String end) {
        return federation
                .sql(SELECT + " where " + where + end)
                .params(parameters)
                .query((row, number) -> read(row))
                .list();
    }

    static Offer read(ResultSet row) throws SQLException {
        return new Offer(
                new OfferId(row.getObject("offer", UUID.class)),
                new PartnerId(row.getObject("partner", UUID.class)),
                row.getString("partner_name"),
                row.getInt("version"),
                OfferState.valueOf(row.getString("state")),
                content(row),
                row.getObject("published_version", Integer.class),
                row.getString("return_reason"),
                Times.read(row, "updated_at"),
                Times.readNullable(row, "published_at"));
    }

    private static OfferDraft content(ResultSet row) throws SQLException {
        return new OfferDraft(
                localized(row, "name"),
                localized(row, "summary"),
                localized(row, "description"),
                Category.valueOf(row.getString("category")),
                row.getString("form"),
                PlanColumns.read(row),
                ConcessionColumn.read(row.getString("concessions")),
                row.getBoolean("quantity_allowed"),
                row.getInt("max_quantity"),
                MerchantOfRecord.valueOf(row.getString("merchant")),
                TaxCategory.valueOf(row.getString("tax")),
                new BasisPoints(row.getInt("minimum_partner_share")));
    }

    private static Localized localized(ResultSet row, String column) throws SQLException {
        return new Localized(row.getString(column + "_fr"), row.getString(column + "_en"));
    }
}
