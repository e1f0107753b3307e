package bourg.local.contract;

import bourg.client.billing.Money;
import bourg.client.billing.RefundCreation;
import bourg.client.billing.RefundsApi;
import bourg.client.marketplace.OffersApi;
import bourg.client.marketplace.OrderState;
import bourg.client.marketplace.WebhookEndpointCreation;
import bourg.client.marketplace.WebhookEndpointsApi;
import bourg.client.tenants.ExportsApi;
import bourg.local.Api;
import bourg.local.RunningPlatform;
import bourg.local.isolation.cast.Papers;
import bourg.local.journey.Measuring;
import bourg.local.journey.NewPartner;
import bourg.local.journey.Newcomers;
import bourg.local.journey.Purchase;
import bourg.local.journey.Subscribed;
import bourg.local.journey.Town;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What belongs to one city, its partner and its citizen: one real identifier for each parameter.
 */
public record Belongings(Town town, String citizen, Map<String, String> identifiers) {

    private static final String CITIZEN = "zoe@citoyen.example";

    /** Made once for all tests of this package. */
    static Belongings shared() {
        return Shared.BELONGINGS;
    }

    private static Belongings make() {
        Town town = Town.shared();
        Newcomers.register(town.city().code(), CITIZEN, "Zoé", "Lavoie");
        Purchase purchase = town.order(town.citizen(CITIZEN), CITIZEN);
        purchase.pay();
        purchase.await(OrderState.PAID);
        Api member = town.partner().member();
        Map<String, String> identifiers = new HashMap<>();
        identifiers.put("city_id", town.city().city().getId());
        identifiers.put("service_id", town.sale().service());
        identifiers.put("adoption_id", town.sale().service());
        identifiers.put("order_id", purchase.id());
        identifiers.put(
                "basket_id",
                Purchase.twice(
                        town.citizen(CITIZEN),
                        new Purchase.Wish(town.sale().service(), 1, NewPartner.answers()),
                        CITIZEN));
        identifiers.put("subscription_id", Subscribed.to(town, town.citizen(CITIZEN), CITIZEN));
        identifiers.put("posting_id", town.posting(purchase));
        identifiers.put(
                "export_id",
                new ExportsApi(town.city().staff().tenants())
                        .askForExport(UUID.randomUUID().toString())
                        .getId());
        identifiers.put("backup_id", town.city().backup());
        identifiers.put("meter_id", Measuring.of(town, "point-1").meter());
        money(town, purchase, identifiers);
        // Nobody listens at the partner's address: what happened before is not sent there again and
        // again.
        partners(town, member, identifiers);
        identifiers.put("bill_id", "bill_00000000000000000000000000");
        return new Belongings(town, CITIZEN, Map.copyOf(identifiers));
    }

    private static void partners(Town town, Api member, Map<String, String> identifiers) {
        identifiers.put(
                "offer_id",
                new OffersApi(member.marketplace())
                        .createOffer(UUID.randomUUID().toString(), NewPartner.gardenPlot(2_500))
                        .getId());
        identifiers.put(
                "endpoint_id",
                new WebhookEndpointsApi(member.marketplace())
                        .createWebhookEndpoint(
                                UUID.randomUUID().toString(),
                                new WebhookEndpointCreation().url("http://127.0.0.1:9/hooks"))
                        .getId());
        identifiers.put("proposal_id", Papers.proposal(town, 2090));
    }

    /**
     * A small refund that is on its way, and papers; what is contested needs no more than a name.
     */
    private static void money(Town town, Purchase purchase, Map<String, String> identifiers) {
        RefundCreation wish =
                new RefundCreation()
                        .amount(new Money().amountMinor(100L).currency("CAD"))
                        .reason("Geste");
        identifiers.put(
                "refund_id",
                new RefundsApi(town.city().staff().billing())
                        .createRefund(purchase.id(), UUID.randomUUID().toString(), wish)
                        .getId());
        identifiers.put("dispute_id", "dspt_" + purchase.id().substring("ordr_".length()));
        identifiers.put("closed_month_id", Papers.closedMonth(town));
        identifiers.put("invoice_id", "invc_" + purchase.id().substring("ordr_".length()));
    }

    /** The citizen who owns the order, freshly signed in. */
    Api owner() {
        return town.citizen(citizen);
    }

    String identifier(String parameter) {
        String identifier = identifiers.get(parameter);
        if (identifier == null) {
            throw new IllegalStateException("The contract has a new parameter: " + parameter);
        }
        return identifier;
    }

    /** Values that a valid body needs, by the name of their property. */
    Map<String, Object> known() {
        return known(town, identifiers);
    }

    /** The same for another town. */
    public static Map<String, Object> known(Town town, Map<String, String> identifiers) {
        Map<String, Object> known = new HashMap<>(identifiers);
        known.put("currency", "CAD");
        known.put("country", "CA");
        known.put("code", "mauvaise-saisie");
        known.put("city_code", "mauvaise-saisie");
        known.put("host", "mauvaise-saisie.localhost");
        known.put("time_zone", "America/Toronto");
        known.put("tax_region", "CA-QC");
        known.put("colour", "#00653a");
        known.put("media_type", "image/png");
        known.put("content", PIXEL);
        known.put("email", "bad-input@exemple.example");
        known.put("report_version", "*");
        known.put("url", "http://127.0.0.1:9/hooks");
        known.put("return_url", RunningPlatform.get().hosts().of(town.city().code()) + "/");
        known.put("form", NewPartner.gardenPlot(1).getForm());
        known.put("answers", NewPartner.answers());
        known.put("city_share_basis_points", 1_500);
        known.put("partner_share_basis_points", 7_500);
        known.put("platform_share_basis_points", 1_000);
        known.put("components", List.of());
        known.put("price_plan", Map.of("kind", "one_off", "concessions", List.of(RESIDENTS)));
        known.put("valid_from", "2099-01-01");
        known.put("valid_until", "2099-12-31");
        known.put("tiers", List.of(Map.of("unit_price", "0.35")));
        known.put("as_of", "2026-01-01");
        known.put("received_on", "2026-01-01");
        known.put("price_per_inhabitant", "12.5");
        known.put("subjects", List.of("point-2"));
        known.put("events", List.of(use(identifiers)));
        known.put("share_basis_points", 2_000);
        known.put("minimum_partner_share_basis_points", 5_000);
        known.put("payment_moment", "before");
        known.put("means", "cheque");
        known.put("reference", "1042");
        return known;
    }

    private static Map<String, String> use(Map<String, String> identifiers) {
        return Map.of(
                "id",
                UUID.randomUUID().toString(),
                "meter_id",
                identifiers.getOrDefault("meter_id", ""),
                "subject",
                "point-1",
                "at",
                "2026-01-31T12:00:00Z",
                "quantity",
                "1.5");
    }

    private static final Map<String, Object> RESIDENTS =
            Map.of("kind", "resident", "reduction_basis_points", 2_000);

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
                    + "rkJggg==";

    private static final class Shared {
        static final Belongings BELONGINGS = make();
    }
}
