package bourg.tenants.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class ContractTests {
    private static final String OPS = "ops.localhost";
    private static final String CITIES = "/api/v1/cities";

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestCities cities;
    private final JdbcClient federation;

    ContractTests(
            @Autowired TestHttp http,
            @Autowired TestTokens tokens,
            @Autowired TestCities cities,
            @Autowired @Qualifier("federation") JdbcClient federation) {
        this.http = http;
        this.tokens = tokens;
        this.cities = cities;
        this.federation = federation;
    }

    private TestHttp.Request operator() {
        return http.to(OPS).as(tokens.operator());
    }

    private static String opening(String code) {
        return """
        {"code": "%1$s", "name": {"fr": "Ville %1$s", "en": "City %1$s"}, "host": "%1$s.localhost",
         "languages": ["fr", "en"], "time_zone": "America/Toronto", "currency": "CAD", "tax_region": "CA-QC",
         "brand": {"colour": "#00653a"},
         "first_admin": {"email": "a@%1$s.example", "given_name": "Alice", "family_name": "Roy"}}\
        """
                .formatted(code);
    }

    @Test
    void anOperatorOpensACityAndWatchesIt() {
        var opened = operator().create(CITIES, opening("trois-ponts"));
        assertThat(opened.status()).isEqualTo(201);
        String id = opened.json().path("id").asString();
        assertThat(opened.json().path("state").asString()).isEqualTo("provisioning");

        cities.awaitOpen(cities.named("trois-ponts"));
        var provisioning = operator().get(CITIES + "/" + id + "/provisioning").json();
        assertThat(provisioning.path("state").asString()).isEqualTo("active");
        assertThat(provisioning.path("steps"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.path("state").asString()).isEqualTo("done"));
        var asked = http.to("trois-ponts.localhost").get("/api/v1/city");
        assertThat(asked.json().path("name").path("fr").asString()).isEqualTo("Ville trois-ponts");
        assertThat(http.to("127.0.0.1").get("/internal/hosts/trois-ponts.localhost").status())
                .isEqualTo(204);
        assertThat(http.to("127.0.0.1").get("/internal/hosts/nowhere.localhost").status())
                .isEqualTo(404);
    }

    @Test
    void aTakenCodeOrHostIsAConflict() {
        operator().create(CITIES, opening("taken"));
        assertThat(operator().create(CITIES, opening("taken")).code()).isEqualTo("city_code_taken");
        String otherCode =
                opening("taken").replace("\"code\": \"taken\"", "\"code\": \"not-taken\"");
        assertThat(operator().create(CITIES, otherCode).code()).isEqualTo("city_host_taken");
        String ours = opening("taken").replace("taken.localhost", "partners.localhost");
        assertThat(operator().create(CITIES, ours).code()).isEqualTo("city_host_taken");
    }

    @Test
    void everyFaultIsToldPerFieldInTheLanguageAskedFor() {
        String faulty =
                opening("faulty")
                        .replace("America/Toronto", "America/Nowhere")
                        .replace("#00653a", "green")
                        .replace("CA-QC", "US-NY");
        var french = operator().create(CITIES, faulty);
        assertThat(french.status()).isEqualTo(400);
        assertThat(french.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(french.code()).isEqualTo("invalid_request");
        assertThat(french.json().path("errors").findValuesAsString("field"))
                .containsExactly("time_zone", "tax_region", "brand.colour");
        assertThat(french.json().path("title").asString())
                .isEqualTo("Certains champs sont à corriger");
        var english = operator().with("Accept-Language", "en-CA,fr;q=0.5").create(CITIES, faulty);
        assertThat(english.json().path("title").asString())
                .isEqualTo("Some fields need correcting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"currency\": \"CAD\" | \"currency\": 5 | invalid_request | currency",
                "\"currency\": \"CAD\" | \"currency\": \"CAD\", \"colour\": 1 | invalid_request | colour",
                "\"currency\": \"CAD\" | \"currency\": \"CAD\", \"currency\": \"USD\" | malformed_request | ''",
                "\"currency\": \"CAD\", | '' | invalid_request | currency",
                "[\"fr\", \"en\"] | [\"fr\", \"de\"] | invalid_request | languages[1]",
                "[\"fr\", \"en\"] | [] | invalid_request | languages",
                "[\"fr\", \"en\"] | [null] | invalid_request | languages[0]",
                "\"currency\": \"CAD\" | \"currency\": \"XTS\" | invalid_request | currency",
                "\"Alice\" | \"Al\\u0000ice\" | invalid_request | first_admin.given_name",
                "\"given_name\": \"Alice\" | \"given_name\": true | invalid_request | first_admin.given_name",
                "\"code\" | code | malformed_request | ''",
            })
    void jsonIsReadWithoutLeniency(String good, String bad, String code, String field) {
        var answer = operator().create(CITIES, opening("strict").replace(good, bad));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("field").asString(""))
                .isEqualTo(field);
    }

    @Test
    void creatingNeedsAKey() {
        assertThat(operator().post(CITIES, opening("keyless")).code())
                .isEqualTo("idempotency_key_required");
        assertThat(
                        operator()
                                .with("Idempotency-Key", "short")
                                .post(CITIES, opening("keyless"))
                                .code())
                .isEqualTo("idempotency_key_invalid");
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        var keyed = operator().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = keyed.post(CITIES, opening("repeated"));
        var second = keyed.post(CITIES, opening("repeated"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.json()).isEqualTo(first.json());
        var other = keyed.post(CITIES, opening("repeated-not"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
    }

    @Test
    void aRequestStillBeingAnsweredIsToldSo() {
        String key = UUID.randomUUID().toString();
        operator().with("Idempotency-Key", key).post(CITIES, opening("in-progress"));
        federation
                .sql("update idempotent_request set status = null where key = ?")
                .param(key)
                .update();
        var again = operator().with("Idempotency-Key", key).post(CITIES, opening("in-progress"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("idempotency_in_progress");
    }

    @Test
    void answersOfACityAreKeptInItsOwnSchema() {
        City city = cities.quebec("keeps-answers");
        String key = UUID.randomUUID().toString();
        http.to(city.host()).with("Idempotency-Key", key).post("/api/v1/city", "{}");
        assertThat(
                        federation
                                .sql("select count(*) from idempotent_request where key = ?")
                                .param(key)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere.localhost, GET, /api/v1/city, 404, unknown_host",
        "ops.localhost, GET, /api/v1/city, 404, not_found",
        "ops.localhost, GET, /api/v1/nothing, 404, not_found",
        "ops.localhost, DELETE, /api/v1/cities, 405, method_not_allowed",
        "ops.localhost, GET, /api/v1/cities?limit=0, 400, invalid_request",
        "ops.localhost, GET, /api/v1/cities?limit=x, 400, invalid_request",
        "ops.localhost, GET, /api/v1/cities?cursor=x, 400, invalid_cursor",
        "ops.localhost, GET, /api/v1/cities/city_01jd0000000000000000000000, 404, not_found",
    })
    void whatIsWrongIsSaidByCode(String host, String method, String path, int status, String code) {
        var answer = http.to(host).as(tokens.operator()).send(method, path, "");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aListGoesOnWhereThePageBeforeEnded() {
        cities.quebec("page-one");
        cities.quebec("page-two");
        var first = operator().get(CITIES + "?limit=1").json();
        var second =
                operator()
                        .get(CITIES + "?limit=1&cursor=" + first.path("next_cursor").asString())
                        .json();
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("items").path(0).path("id"))
                .isNotEqualTo(first.path("items").path(0).path("id"));
    }

    @Test
    void aCityThatIsNotOpenIsUnavailable() {
        City city = cities.quebec("closing");
        federation
                .sql("update city set state = 'SUSPENDED' where id = ?")
                .param(city.id().value())
                .update();
        var answer = http.to(city.host()).get("/api/v1/city");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("city_suspended");
        assertThat(answer.header("Retry-After")).isEqualTo("300");
    }
}
