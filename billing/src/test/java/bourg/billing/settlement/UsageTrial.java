package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.FeeBearer;
import bourg.marketplace.Shares;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestHttp.Answer;
import bourg.tenants.trial.TestHttp.Request;
import bourg.tenants.trial.TestTokens;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What trials of usage share: a city that has a service measured, and its partner. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
abstract class UsageTrial extends SaleTest {
    static final String CARD =
            """
            {"valid_from": "2020-01-01", "flat_minor": 150, "minimum_minor": 200, "cap_minor": 100000, "tiers": [
                {"up_to": "100", "unit_price": "0.35"}, {"unit_price": "1.25"}]}
            """;

    @Autowired TestHttp http;
    @Autowired TestTokens tokens;

    final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(3);
    Shop.OnSale sale;
    Request city;
    Request partner;
    String meter;

    /** The city whose service is measured. */
    String code() {
        return "measured";
    }

    @BeforeEach
    void measure() {
        sale =
                shop.open(
                        cities.quebec(code()),
                        10_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        city =
                http.to(code() + ".localhost")
                        .as(tokens.staff(sale.city(), StaffRole.ADMIN, StaffRole.FINANCE));
        partner =
                http.to("partners.localhost")
                        .as(tokens.partner(sale.partner().alias(), PartnerRole.ADMIN));
        meter = opened();
        assertThat(city.create("/api/v1/meters/" + meter + "/rate-cards", CARD).status())
                .isEqualTo(201);
        String subjects = "{\"subjects\": [\"m-1\", \"m-2\"]}";
        Answer bound = partner.post("/api/v1/meters/" + meter + "/subjects", subjects);
        assertThat(bound.json().path("bound").asInt()).isEqualTo(2);
    }

    private String opened() {
        String wish =
                """
                {"adoption_id": "%s", "code": "water", "name": {"fr": "Eau", "en": "Water"},
                 "unit": {"fr": "litre", "en": "litre"}}
                """
                        .formatted(sale.adoption().id());
        return id(city.create("/api/v1/meters", wish).json());
    }

    static String id(JsonNode line) {
        return line.path("id").asString();
    }

    String event(String id, String subject, int day, String quantity) {
        return "{\"id\": \"%s\", \"meter_id\": \"%s\", \"subject\": \"%s\", \"at\": \"%s\", \"quantity\": \"%s\"}"
                .formatted(id, meter, subject, month.atDay(day) + "T12:00:00.5-04:00", quantity);
    }

    Answer lines(String... events) {
        return partner.with("Content-Type", "application/x-ndjson")
                .send("POST", "/api/v1/usage-event-lines", String.join("\n", events));
    }

    Answer json(String... events) {
        return partner.post(
                "/api/v1/usage-events", "{\"events\": [" + String.join(",", events) + "]}");
    }

    JsonNode awaitLines(Request who, int count) {
        String path = "/api/v1/meters/" + meter + "/usage-lines?month=" + month;
        await(
                count + " lines",
                () -> {
                    JsonNode items = who.get(path).json().path("items");
                    return items.size() == count
                            && items.values().stream()
                                    .allMatch(line -> line.path("head").isString());
                });
        return who.get(path).json().path("items");
    }
}
