package bourg.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.MarketplaceTest;
import bourg.tenants.City;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@MarketplaceTest
class ConcessionContractTests {
    private static final String PARTNERS = "partners.localhost";
    private static final String OFFER =
            """
            {"name": {"fr": "Abri", "en": "Shelter"}, "summary": {"fr": "Un abri.", "en": "A shelter."},
             "description": {"fr": "Un abri sûr.", "en": "A safe shelter."}, "category": "mobility",
             "form": {"type": "object", "properties": {"bikes": {"type": "integer",
               "x-title-fr": "Vélos", "x-title-en": "Bikes"}}},
             "unit_price": {"amount_minor": %d, "currency": "CAD"}, "quantity_allowed": true, "max_quantity": 5,
             "merchant_of_record": "partner", "tax_category": "standard", "price_plan": %s}
            """;
    private static final String RESIDENTS =
            "{\"kind\": \"one_off\", \"concessions\": [{\"kind\": \"resident\", \"reduction_basis_points\": 2000}]}";

    private final TestHttp http;
    private final TestTokens tokens;
    private final City city;

    @Autowired
    ConcessionContractTests(TestHttp http, TestTokens tokens, TestCities cities) {
        this.http = http;
        this.tokens = tokens;
        this.city = cities.quebec("reducedville");
    }

    private TestHttp.Request partner() {
        String alias =
                http.to(PARTNERS)
                        .create(
                                "/api/v1/partners",
                                """
                                {"name": "Réductions", "country": "CA",
                                 "admin": {"email": "a@b.example", "given_name": "A", "family_name": "B"}}
                                """)
                        .json()
                        .path("alias")
                        .asString();
        return http.to(PARTNERS).as(tokens.partner(alias, PartnerRole.ADMIN));
    }

    private TestHttp.Request staff() {
        return http.to(city.host()).as(tokens.staff(city, StaffRole.ADMIN, StaffRole.CLERK));
    }

    private String live(TestHttp.Request partner) {
        JsonNode offer = partner.create("/api/v1/offers", OFFER.formatted(2500, RESIDENTS)).json();
        String id = offer.path("id").asString();
        partner.post("/api/v1/offers/" + id + "/submission", "");
        http.to("ops.localhost")
                .as(tokens.operator())
                .post("/api/v1/offers/" + id + "/publication", "");
        JsonNode adopted =
                staff().create(
                                "/api/v1/adoptions",
                                """
                                {"offer_id": "%s", "terms": {"city_share_basis_points": 1000, "partner_share_basis_points": 8500,
                                 "platform_share_basis_points": 500, "fee_bearer": "platform", "valid_from": "2026-01-01"}}
                                """
                                        .formatted(id))
                        .json();
        String service = adopted.path("id").asString();
        staff().post("/api/v1/adoptions/" + service + "/publication", "");
        return service;
    }

    private static String order(String service, String concession) {
        return """
        {"service_id": "%s", "quantity": 2, "answers": {"bikes": 1}, "concession": %s,
         "contact": {"email": "lise@citoyen.example", "name": "Lise"}, "language": "fr"}
        """
                .formatted(service, concession);
    }

    @Test
    void aReducedPriceGoesFromTheOfferToTheOrder() {
        String service = live(partner());
        JsonNode shown = http.to(city.host()).get("/api/v1/services/" + service).json();
        assertThat(shown.path("price_plan").path("concessions").toString())
                .contains("resident", "2000");
        String quotes = "/api/v1/services/" + service + "/quote";
        JsonNode quote =
                http.to(city.host())
                        .post(quotes, "{\"quantity\": 2, \"concession\": \"resident\"}")
                        .json();
        assertThat(quote.path("net").path("amount_minor").asLong()).isEqualTo(4000);
        assertThat(quote.path("reduction").path("full").path("amount_minor").asLong())
                .isEqualTo(5000);
        assertThat(quote.path("reduction").path("amount").path("amount_minor").asLong())
                .isEqualTo(1000);
        assertThat(quote.path("total").path("amount_minor").asLong()).isEqualTo(4600);
        TestHttp.Answer none = http.to(city.host()).post(quotes, "{\"concession\": \"child\"}");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().toString()).contains("concession_not_offered");

        JsonNode placed =
                http.to(city.host())
                        .create(
                                "/api/v1/orders",
                                order(
                                        service,
                                        "{\"kind\": \"resident\", \"ground\": \"12, rue Mill\"}"))
                        .json()
                        .path("order");
        assertThat(placed.path("concession").path("ground").asString()).isEqualTo("12, rue Mill");
        assertThat(placed.path("quote").path("net")).isEqualTo(quote.path("net"));
    }

    @Test
    void aClaimThatIsNotOfferedOrNotGroundedIsRefusedAtItsField() {
        String service = live(partner());
        TestHttp.Answer other =
                http.to(city.host())
                        .create(
                                "/api/v1/orders",
                                order(service, "{\"kind\": \"senior\", \"ground\": \" \"}"));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().path("errors").toString())
                .contains("concession.kind", "concession_not_offered")
                .contains("concession.ground", "ground_missing");
        assertThat(
                        http.to(city.host())
                                .create("/api/v1/orders", order(service, "{\"kind\": \"senior\"}"))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsFreeOrPaidAgainAndAgainHasNoReducedPrice() {
        TestHttp.Request partner = partner();
        String child = "[{\"kind\": \"child\", \"reduction_basis_points\": 100}%s]";
        String again = ", {\"kind\": \"child\", \"reduction_basis_points\": 200}";
        for (String offer :
                new String[] {
                    OFFER.formatted(
                            0,
                            "{\"kind\": \"free\", \"concessions\": " + child.formatted("") + "}"),
                    OFFER.formatted(
                            500,
                            "{\"kind\": \"subscription\", \"every\": \"month\", \"concessions\": "
                                    + child.formatted("")
                                    + "}"),
                    OFFER.formatted(
                            500,
                            "{\"kind\": \"one_off\", \"concessions\": "
                                    + child.formatted(again)
                                    + "}")
                }) {
            TestHttp.Answer refused = partner.create("/api/v1/offers", offer);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("errors").toString())
                    .contains("price_plan.concessions", "concessions_unsound");
        }
    }
}
