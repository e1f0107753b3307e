package bourg.tenants.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.CityRemains;
import bourg.tenants.CityState;
import bourg.tenants.Erasure;
import bourg.tenants.JobId;
import bourg.tenants.JobState;
import bourg.tenants.Jobs;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.RecordedIdentities;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import bourg.tenants.trial.TwoMoreCells;
import bourg.tenants.trial.TwoServers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cities are closed and erased, and nothing of theirs is found afterwards. */
@CityTest
@ContextConfiguration(initializers = {TwoServers.class, TwoMoreCells.class})
@TestPropertySource(
        properties = {
            "bourg.erasure.sweep-interval=500ms",
            // A trail notes how far it was copied: nothing else may move in the neighbour.
            "bourg.audit.copy-interval=1h"
        })
@Import({CityErasureTests.Stumbling.class, Plantings.class, Plantings.Places.class})
@SuppressWarnings("NullAway.Init") // injected by the test framework
class CityErasureTests {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired TestCities trial;
    @Autowired Cities cities;
    @Autowired Jobs jobs;
    @Autowired TestHttp http;
    @Autowired TestTokens tokens;
    @Autowired Stumbling stumbling;
    @Autowired Plantings plantings;
    @Autowired RecordedIdentities identities;

    /** Fails between two parts of an erasure as often as it is told to. */
    static class Stumbling implements CityRemains {
        private final Map<String, Integer> failures = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "between";
        }

        @Override
        public List<Erasure> plan(City city) {
            return List.of();
        }

        @Override
        public void erase(City city) {
            Integer left = failures.computeIfPresent(city.code(), (_, count) -> count - 1);
            if (left != null && left >= 0) {
                throw new IllegalStateException("As if killed");
            }
        }
    }

    private TestHttp.Answer operator(String method, City city, String path, String body) {
        return http.to("ops.localhost")
                .as(tokens.operator())
                .with("Content-Type", "application/json")
                .with("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .send(method, "/api/v1/cities/" + city.id() + path, body);
    }

    private void close(City city) {
        String wish = "{\"city_code\": \"" + city.code() + "\", \"without_export\": true}";
        assertThat(operator("PUT", city, "/closing", wish).status()).isEqualTo(200);
    }

    private JobId erase(City city) {
        String sure = "{\"city_code\": \"" + city.code() + "\"}";
        TestHttp.Answer begun =
                await().atMost(PATIENCE)
                        .until(
                                () -> operator("POST", city, "/erasure", sure),
                                answer -> !answer.code().equals("erasure_hindered"));
        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        return JobId.parse(begun.json().path("id").asString()).orElseThrow();
    }

    private void awaitErased(City city) {
        await().atMost(PATIENCE)
                .until(() -> operator("GET", city, "/erasure-certificate", "").status() == 200);
    }

    @Test
    void aCityIsClosedOnPurposeOnlyAndCanBeKept() {
        City city = trial.quebec("changes-its-mind");
        TestHttp.Answer typo =
                operator(
                        "PUT",
                        city,
                        "/closing",
                        "{\"city_code\": \"other\", \"without_export\": true}");
        assertThat(typo.json().at("/errors/0/code").asString()).isEqualTo("code_confirmation");
        assertThat(
                        operator("PUT", city, "/closing", "{\"city_code\": \"changes-its-mind\"}")
                                .code())
                .isEqualTo("city_without_export");
        assertThat(operator("GET", city, "/closing", "").status()).isEqualTo(404);
        assertThat(cities.require(city.id()).state()).isEqualTo(CityState.ACTIVE);

        close(city);
        assertThat(cities.require(city.id()).state()).isEqualTo(CityState.CLOSING);
        assertThat(http.to(city.host()).get("/api/v1/city").status()).isEqualTo(200);
        assertThat(operator("DELETE", city, "/closing", "").json().path("state").asString())
                .isEqualTo("active");
        assertThat(operator("DELETE", city, "/closing", "").code()).isEqualTo("city_not_closing");
        assertThat(
                        operator("POST", city, "/erasure", "{\"city_code\": \"changes-its-mind\"}")
                                .code())
                .isEqualTo("city_not_closing");
    }

    @Test
    void nothingOfAnErasedCityIsFoundAndItsNeighboursAreAsTheyWere(@Autowired Environment settings)
            throws Exception {
        City city = trial.quebec("goes-for-good");
        City neighbour = trial.quebec("stays-for-good");
        EveryPlace places = new EveryPlace(settings);
        plantings.in(neighbour, "neighbourly");
        plantings.in(city, "canarybird");
        String home = places.homeOf(city);
        String other = home.equals("cell_1") ? "cell_2" : "cell_1";
        Plantings.copyLeftBehind(places.cell(other), city, "canarybird");
        assertThat(places.with("canarybird")).containsAll(Plantings.everywhere(city, home, other));
        Map<String, String> before = places.rowsOf(neighbour);
        Set<String> theirs = places.with("neighbourly");

        close(city);
        stumbling.failures.put(city.code(), 5);
        JobId job = erase(city);
        assertThat(http.to(city.host()).get("/api/v1/city").code()).isEqualTo("city_closed");
        await().atMost(PATIENCE).until(() -> jobs.require(job).state() == JobState.FAILED);
        assertThat(operator("GET", city, "/erasure-certificate", "").status()).isEqualTo(404);
        jobs.resume(job);
        awaitErased(city);

        assertThat(places.with("canarybird")).isEmpty();
        assertThat(places.with("goes_for_good")).isEmpty();
        assertThat(places.rowsOf(neighbour)).isEqualTo(before);
        assertThat(places.with("neighbourly")).isEqualTo(theirs);
        assertThat(identities.cities()).doesNotContain(city.code()).contains(neighbour.code());
        assertThat(places.roles("city_goes_for_good")).isZero();
        certifies(operator("GET", city, "/erasure-certificate", "").json());
    }

    private void certifies(JsonNode certificate) throws Exception {
        String text = certificate.path("text").asString();
        String key = certificate.path("public_key").asString();
        JsonNode keys = http.to("localhost").get("/api/v1/erasure-keys").json().path("keys");
        assertThat(keys.valueStream().map(JsonNode::asString)).contains(key);
        assertThat(isProven(text, certificate)).isTrue();
        assertThat(isProven(text.replace("\"records\":1", "\"records\":2"), certificate)).isFalse();

        JsonNode told = JsonMapper.shared().readTree(text);
        assertThat(told.at("/city/code").asString()).isEqualTo("goes-for-good");
        assertThat(told.at("/audit_trail/head").asString()).hasSize(64);
        assertThat(records(told, "database", "rows of page")).isGreaterThan(4);
        assertThat(records(told, "database", "schemas")).isEqualTo(2);
        assertThat(records(told, "archives", "files")).isEqualTo(1);
        assertThat(records(told, "backups", "backups")).isEqualTo(1);
        assertThat(records(told, "identity", "organizations")).isEqualTo(1);
        assertThat(told.path("kept").valueStream().map(line -> line.path("rule").asString()))
                .contains("registry");
    }

    private static long records(JsonNode told, String part, String kind) {
        return told.path("deleted")
                .valueStream()
                .filter(line -> line.path("part").asString().equals(part))
                .filter(line -> line.path("kind").asString().equals(kind))
                .mapToLong(line -> line.path("records").asLong())
                .sum();
    }

    /** As anybody would who has nothing but the certificate and the published key. */
    private static boolean isProven(String text, JsonNode certificate) throws Exception {
        String pem = certificate.path("public_key").asString();
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.verify(
                Base64.getDecoder().decode(certificate.path("signature").asString()));
    }

    @Test
    void theErasureBeginsByItselfWhenTheNoticeIsOverAndFreesTheHost(
            @Autowired Environment settings) {
        City city = trial.quebec("time-is-up");
        close(city);
        new EveryPlace(settings)
                .cell("federation")
                .sql("update control.closing set erase_at = now() where city = ?")
                .param(city.id().value())
                .update();
        awaitErased(city);
        assertThat(http.to(city.host()).get("/").status()).isEqualTo(410);
        assertThat(operator("GET", city, "/closing", "").json().at("/erasure/state").asString())
                .isEqualTo("done");

        var wish = TestCities.wish("moves-in", List.of("fr"), "America/Toronto", city.taxRegion());
        City next =
                trial.open(
                        new bourg.tenants.OpenCity(
                                wish.code(),
                                wish.name(),
                                city.host(),
                                wish.languages(),
                                wish.timeZone(),
                                wish.currency(),
                                wish.taxRegion(),
                                wish.colour(),
                                null,
                                wish.firstAdmin()));
        assertThat(http.to(city.host()).get("/api/v1/city").json().path("id").asString())
                .isEqualTo(next.id().toString());
    }
}
