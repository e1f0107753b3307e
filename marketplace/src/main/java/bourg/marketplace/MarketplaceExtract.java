package bourg.marketplace;

import bourg.tenants.CityExtract;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a city has adopted and agreed, with what it rests on, and the references of its orders. */
@Component
@Order(2)
class MarketplaceExtract implements CityExtract {
    private static final String ADOPTED =
            "select offer, offer_version from adoption where city = :city";

    private static final Part PROPOSAL =
            new Part(
                    "proposal",
                    "select id, adoption, city, offer, offer_version, partner, proposed_by,"
                            + " city_share, partner_share, platform_share, components, fee_bearer,"
                            + " valid_from, valid_until, proposed_at, proposer, expires_at, outcome,"
                            + " ended_at, ended_by, reason, agreement from proposal where city = :city"
                            + " order by id");

    @Override
    public List<Part> parts() {
        return List.of(
                new Part(
                        "partner",
                        "select id, alias, name, country, signed_up_at from partner where id in"
                                + " (select partner from offer where id in (select offer from adoption"
                                + " where city = :city)) order by id"),
                new Part(
                        "offer_version",
                        "select o.partner, v.offer, v.version, v.name_fr, v.name_en, v.summary_fr,"
                                + " v.summary_en, v.description_fr, v.description_en, v.category,"
                                + " v.form, v.plan, v.tiers, v.every, v.trial_days, v.concessions, v.unit_price_minor, v.currency, v.quantity_allowed,"
                                + " v.max_quantity, v.merchant, v.tax, v.minimum_partner_share,"
                                + " v.published_at from offer_version v join offer o on o.id = v.offer"
                                + " where (v.offer, v.version) in ("
                                + ADOPTED
                                + ") order by v.offer, v.version"),
                new Part(
                        "adoption",
                        "select id, city, offer, offer_version, state, name_fr, name_en,"
                                + " summary_fr, summary_en, description_fr, description_en, search_fr,"
                                + " search_en, sort_fr, sort_en, adopted_at from adoption where city ="
                                + " :city order by id"),
                new Part(
                        "agreement",
                        "select adoption, version, city, offer, city_share, partner_share,"
                                + " platform_share, components, fee_bearer, valid_from, valid_until, ended,"
                                + " agreed_at, city_by, consenting_version, partner_at, partner_by, proposal from agreement where city = :city order by adoption,"
                                + " version"),
                PROPOSAL,
                new Part(
                        "order_reference",
                        "select id, city, adoption, offer, partner, name_fr, name_en, quantity,"
                                + " total_minor, currency, state, placed_at, changed_at, revision from"
                                + " order_reference where city = :city order by id"));
    }
}
