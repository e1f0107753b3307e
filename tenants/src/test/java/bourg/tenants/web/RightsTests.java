package bourg.tenants.web;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What citizens may ask of their city by API: to agree, to withdraw, to be forgotten. */
@CityTest
@SuppressWarnings("NullAway.Init") // injected by the test framework
class RightsTests {
    private static final String CONSENTS = "/api/v1/personal-data/consents";
    private static final String ERASURE = "/api/v1/personal-data/erasure";

    @Autowired TestCities cities;
    @Autowired TestHttp http;
    @Autowired TestTokens tokens;

    private TestHttp.Request as(City city, String subject) {
        return http.to(city.host()).as(tokens.citizen(city, subject));
    }

    private static String decision(int version, boolean given) {
        return """
        {"purpose": "city_news", "text_version": %d, "given": %b}\
        """
                .formatted(version, given);
    }

    @Test
    void aYesCountsForTheTextThatWasReadAndANoAlways() {
        City city = cities.quebec("consents-api");
        TestHttp.Request lise = as(city, "lise");
        assertThat(lise.get(CONSENTS).json().get("entries")).isEmpty();
        assertThat(lise.create(CONSENTS, decision(7, true)).code())
                .isEqualTo("consent_text_outdated");
        assertThat(lise.get(CONSENTS).json().get("entries")).isEmpty();

        var given = lise.create(CONSENTS, decision(1, true));
        assertThat(given.status()).isEqualTo(201);
        assertThat(given.json().get("given").asBoolean()).isTrue();
        lise.create(CONSENTS, decision(1, true));
        assertThat(lise.create(CONSENTS, decision(7, false)).json().get("given").asBoolean())
                .isFalse();
        var ledger = lise.get(CONSENTS).json();
        assertThat(ledger.get("entries")).hasSize(2);
        assertThat(ledger.get("entries").get(0).get("how").asString()).isEqualTo("api");
        assertThat(as(city, "paul").get(CONSENTS).json().get("entries")).isEmpty();
    }

    @Test
    void nothingIsErasedButWhatTheReportSays() {
        City city = cities.quebec("erasure-api");
        TestHttp.Request lise = as(city, "lise");
        lise.create(CONSENTS, decision(1, true));
        var report = lise.get(ERASURE).json();
        assertThat(report.get("lines").toString())
                .contains("consent_proof", "\"outcome\":\"kept\"")
                .contains("\"kind\":\"repeated_requests\",\"records\":1,\"rule\":\"repeatable\"");
        String now = report.get("version").asString();
        String wish = "{\"report_version\": \"" + now.replaceAll("[0-7]", "8") + "\"}";
        assertThat(lise.create(ERASURE, wish).code()).isEqualTo("erasure_report_outdated");
        assertThat(lise.get(CONSENTS).json().toString()).contains("\"given\":true");
        TestHttp.Request once = lise.with("Idempotency-Key", "erase-me-once");
        wish = "{\"report_version\": \"" + now + "\"}";
        var done = once.post(ERASURE, wish);
        assertThat(done.status()).as(done.response().body()).isEqualTo(201);
        assertThat(done.json().get("version").asString()).isEqualTo(now);
        var again = once.post(ERASURE, wish);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(done.json());
        assertThat(lise.get(CONSENTS).json().get("states").get(0).get("given").asBoolean())
                .isFalse();
    }

    @Test
    void onlyCitizensAreForgotten() {
        City city = cities.quebec("erasure-roles");
        String wish = "{\"report_version\": \"*\"}";
        assertThat(http.to(city.host()).get(ERASURE).status()).isEqualTo(401);
        String staff = tokens.staff(city, StaffRole.ADMIN);
        assertThat(http.to(city.host()).as(staff).create(ERASURE, wish).status()).isEqualTo(404);
        assertThat(as(city, "lise").post(ERASURE, wish).code())
                .isEqualTo("idempotency_key_required");
        assertThat(as(city, "lise").create(ERASURE, "{\"report_version\": \"x\"}").code())
                .isEqualTo("invalid_request");
        assertThat(as(city, "lise").create(ERASURE, wish).status()).isEqualTo(201);
    }
}
