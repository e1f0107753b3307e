package bourg.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.MarketplaceTest;
import bourg.marketplace.Stall;
import bourg.tenants.City;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MarketplaceTest
class ContractTests {
    private static final String PARTNERS = "partners.localhost";
    private static final String OPERATORS = "ops.localhost";

    private final TestHttp http;
    private final TestTokens tokens;
    private final City city;
    private final City other;

    @Autowired
    ContractTests(TestHttp http, TestTokens tokens, TestCities cities) {
        this.http = http;
        this.tokens = tokens;
        this.city = cities.quebec("httpville");
        this.other = cities.novaScotia("httpharbour");
    }

    private static final String OFFER =
            """
            {"name": {"fr": "Abri à vélos", "en": "Bike shelter"}, "summary": {"fr": "Un abri.", "en": "A shelter."},
             "description": {"fr": "Un abri sûr.", "en": "A safe shelter."}, "category": "mobility",
             "form": {"type": "object", "required": ["bikes"], "properties": {"bikes": {"type": "integer", "minimum": 1,
               "x-title-fr": "Vélos", "x-title-en": "Bikes"}}},
             "unit_price": {"amount_minor": 2500, "currency": "CAD"}, "quantity_allowed": true, "max_quantity": 5,
             "merchant_of_record": "partner", "tax_category": "standard"}
            """;

    private String partner(String name) {
        return http.to(PARTNERS)
                .create(
                        "/api/v1/partners",
                        """
                        {"name": "%s", "country": "CA",
                         "admin": {"email": "a@b.example", "given_name": "A", "family_name": "B"}}
                        """
                                .formatted(name))
                .json()
                .path("alias")
                .asString();
    }

    private TestHttp.Request asPartner(String alias) {
        return http.to(PARTNERS).as(tokens.partner(alias, PartnerRole.ADMIN));
    }

    private TestHttp.Request asStaff(City of) {
        return http.to(of.host()).as(tokens.staff(of, StaffRole.ADMIN, StaffRole.CLERK));
    }

    private String published(String alias) {
        JsonNode offer = asPartner(alias).create("/api/v1/offers", OFFER).json();
        String path = "/api/v1/offers/" + offer.path("id").asString();
        assertThat(asPartner(alias).post(path + "/submission", "").status()).isEqualTo(200);
        assertThat(
                        http.to(OPERATORS)
                                .as(tokens.operator())
                                .post(path + "/publication", "")
                                .json()
                                .path("state")
                                .asString())
                .isEqualTo("published");
        return offer.path("id").asString();
    }

    private String live(String offer) {
        String body =
                """
                {"offer_id": "%s", "terms": {"city_share_basis_points": 1000, "partner_share_basis_points": 8500,
                 "platform_share_basis_points": 500, "fee_bearer": "platform", "valid_from": "2026-01-01"}}
                """
                        .formatted(offer);
        TestHttp.Answer adopted = asStaff(city).create("/api/v1/adoptions", body);
        assertThat(adopted.status()).isEqualTo(201);
        String id = adopted.json().path("id").asString();
        assertThat(asStaff(city).post("/api/v1/adoptions/" + id + "/publication", "").status())
                .isEqualTo(200);
        return id;
    }

    private static String order(String service, int bikes) {
        return """
        {"service_id": "%s", "quantity": 2, "answers": {"bikes": %d},
         "contact": {"email": "lise@citoyen.example", "name": "Lise"}, "language": "fr"}
        """
                .formatted(service, bikes);
    }

    @Test
    void aServiceGoesFromSignUpToAGuestsOrder() {
        String alias = partner("Parcours HTTP");
        String service = live(published(alias));
        JsonNode found =
                http.to(city.host()).get("/api/v1/services?query=velo&category=mobility").json();
        assertThat(found.path("items").toString()).contains(service);
        assertThat(
                        http.to(city.host())
                                .post("/api/v1/services/" + service + "/quote", "{\"quantity\": 2}")
                                .json()
                                .path("total")
                                .path("amount_minor")
                                .asLong())
                .isEqualTo(5750);
        TestHttp.Answer placed = http.to(city.host()).create("/api/v1/orders", order(service, 1));
        assertThat(placed.status()).isEqualTo(201);
        String path = "/api/v1/orders/" + placed.json().path("order").path("id").asString();
        String key = placed.json().path("access_key").asString();
        assertThat(http.to(city.host()).with("Order-Access-Key", key).get(path).status())
                .isEqualTo(200);
        assertThat(http.to(city.host()).get(path).status()).isEqualTo(404);
        assertThat(http.to(other.host()).with("Order-Access-Key", key).get(path).status())
                .isEqualTo(404);
        assertThat(asStaff(city).get(path).status()).isEqualTo(200);
        assertThat(asStaff(other).get(path).status()).isEqualTo(404);
        Stall.await(() -> asPartner(alias).get(path).status() == 200);
        assertThat(asPartner(partner("Autre HTTP")).get(path).status()).isEqualTo(404);
        assertThat(asPartner(alias).post(path + "/acceptance", "").code())
                .isEqualTo("order_state_conflict");
    }

    @Test
    void aCitizenSeesOnlyOwnOrders() {
        String service = live(published(partner("Citoyens HTTP")));
        TestHttp.Request lise = http.to(city.host()).as(tokens.citizen(city, "lise"));
        String id =
                lise.create("/api/v1/orders", order(service, 1))
                        .json()
                        .path("order")
                        .path("id")
                        .asString();
        assertThat(lise.get("/api/v1/orders/" + id).status()).isEqualTo(200);
        assertThat(
                        lise.get("/api/v1/orders?state=awaiting_payment")
                                .json()
                                .path("items")
                                .toString())
                .contains(id);
        TestHttp.Request marc = http.to(city.host()).as(tokens.citizen(city, "marc"));
        assertThat(marc.get("/api/v1/orders/" + id).status()).isEqualTo(404);
        assertThat(marc.get("/api/v1/orders").json().path("items").size()).isZero();
        assertThat(http.to(city.host()).get("/api/v1/orders").status()).isEqualTo(401);
    }

    @Test
    void faultsOfAnswersAreToldPerField() {
        String service = live(published(partner("Fautes HTTP")));
        TestHttp.Answer refused =
                http.to(city.host())
                        .with("Accept-Language", "en")
                        .create("/api/v1/orders", order(service, 0));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid_request");
        JsonNode error = refused.json().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("answers.bikes");
        assertThat(error.path("message").asString()).isEqualTo("Enter a number of at least 1.");
    }

    @Test
    void rolesAndSitesAreKeptApart() {
        String alias = partner("Rôles HTTP");
        String offer = published(alias);
        TestHttp.Request agent = http.to(PARTNERS).as(tokens.partner(alias, PartnerRole.AGENT));
        assertThat(agent.create("/api/v1/offers", OFFER).status()).isEqualTo(403);
        assertThat(agent.get("/api/v1/offers/" + offer).status()).isEqualTo(200);
        assertThat(http.to(PARTNERS).get("/api/v1/partner").status()).isEqualTo(401);
        assertThat(http.to(city.host()).get("/api/v1/partner").status()).isEqualTo(404);
        assertThat(asPartner(alias).post("/api/v1/offers/" + offer + "/publication", "").status())
                .isEqualTo(404);
        TestHttp.Request clerk = http.to(city.host()).as(tokens.staff(city, StaffRole.CLERK));
        assertThat(clerk.get("/api/v1/marketplace/offers").status()).isEqualTo(200);
        assertThat(clerk.create("/api/v1/adoptions", "{}").status()).isEqualTo(400);
        String gone = "/api/v1/adoptions/adpt_" + "0".repeat(26) + "/publication";
        assertThat(clerk.post(gone, "").status()).isEqualTo(404);
        assertThat(http.to(city.host()).get("/api/v1/services?category=nonsense").status())
                .isEqualTo(400);
        assertThat(http.to(city.host()).get("/api/v1/services?cursor=nonsense").code())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void secretsAreShownOnce() {
        String alias = partner("Secrets HTTP " + UUID.randomUUID());
        assertThat(
                        asPartner(alias)
                                .create("/api/v1/partner/api-clients", "")
                                .json()
                                .path("client_secret")
                                .asString())
                .isNotEmpty();
        TestHttp.Answer created =
                asPartner(alias)
                        .create(
                                "/api/v1/partner/webhook-endpoints",
                                "{\"url\": \"http://127.0.0.1:9/x\"}");
        assertThat(created.json().path("secret").asString()).startsWith("whsec_");
        assertThat(asPartner(alias).get("/api/v1/partner/webhook-endpoints").json().toString())
                .contains(created.json().path("id").asString())
                .doesNotContain("whsec_");
    }

    @Test
    void anAgreementMayBeAListOfComponents() {
        String adoption = "/api/v1/adoptions/" + live(published(partner("Composantes")));
        String path = adoption + "/agreements";
        String terms =
                """
                {"components": [{"recipient": "city", "basis_points": 500, "fixed_minor": 100, "fixed_per": "unit"%s},
                 {"recipient": "platform", "basis_points": 500}], "fee_bearer": "city", "valid_from": "2099-01-01"%s}
                """;
        assertThat(
                        asStaff(city)
                                .create(
                                        path,
                                        terms.formatted("", ", \"city_share_basis_points\": 1"))
                                .status())
                .isEqualTo(400);
        assertThat(
                        asStaff(city)
                                .create(
                                        path,
                                        terms.formatted(
                                                ", \"floor_minor\": 2, \"cap_minor\": 1", ""))
                                .status())
                .isEqualTo(400);
        String wish = terms.formatted("", "");
        assertThat(
                        asStaff(city)
                                .post(adoption + "/simulation", wish)
                                .json()
                                .path("basis")
                                .asString())
                .isEqualTo("none");
        assertThat(asStaff(other).post(adoption + "/simulation", wish).status()).isEqualTo(404);
        JsonNode agreed = asStaff(city).create(path, terms.formatted("", "")).json();
        acceptedByBoth(agreed);
        JsonNode newest = agreed.path("agreements").path(0).path("terms");
        assertThat(newest.path("components").path(0).path("fixed_minor").asInt()).isEqualTo(100);
        assertThat(newest.path("components").path(0).path("fixed_per").asString())
                .isEqualTo("unit");
    }

    private static void acceptedByBoth(JsonNode agreed) {
        JsonNode terms = agreed.path("agreements").path(0).path("terms");
        assertThat(terms.has("city_share_basis_points")).isFalse();
        JsonNode acceptance = agreed.path("agreements").path(0).path("acceptance");
        assertThat(acceptance.path("city_accepted_by").asString()).isNotBlank();
        assertThat(acceptance.path("partner_offer_version").asInt()).isEqualTo(1);
    }

    @Test
    void aPriceMayDependOnTheQuantity() {
        TestHttp.Request agent = asPartner(partner("Paliers"));
        String plan =
                "\"price_plan\": {\"kind\": \"graduated\", \"tiers\": [{\"up_to\": 3,"
                        + " \"unit_price_minor\": %d}, {\"unit_price_minor\": 900}]}, \"unit_price\"";
        String tiered = OFFER.replace("\"unit_price\"", plan);
        assertThat(agent.create("/api/v1/offers", tiered.formatted(2_400)).status()).isEqualTo(400);
        JsonNode content =
                agent.create("/api/v1/offers", tiered.formatted(2_500)).json().path("content");
        assertThat(content.path("price_plan").path("tiers").path(0).path("up_to").asInt())
                .isEqualTo(3);
        String free =
                OFFER.replace(
                        "\"unit_price\"", "\"price_plan\": {\"kind\": \"free\"}, \"unit_price\"");
        assertThat(agent.create("/api/v1/offers", free).status()).isEqualTo(400);
        assertThat(agent.create("/api/v1/offers", free.replace("2500", "0")).status())
                .isEqualTo(201);
    }
}
