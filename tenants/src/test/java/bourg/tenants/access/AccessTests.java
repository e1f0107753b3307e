package bourg.tenants.access;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.PartnerRole;
import bourg.tenants.Realm;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CityTest
class AccessTests {
    private static final String CITIES = "/api/v1/cities";

    private final TestHttp http;
    private final TestTokens tokens;
    private final TestCities cities;

    AccessTests(
            @Autowired TestHttp http, @Autowired TestTokens tokens, @Autowired TestCities cities) {
        this.http = http;
        this.tokens = tokens;
        this.cities = cities;
    }

    private TestHttp.Answer asOperatorWith(UnaryOperator<JWTClaimsSet.Builder> spoilt) {
        var claims =
                tokens.claims(Realm.OPS, "ops-console", "olivia")
                        .claim("realm_access", Map.of("roles", List.of("operator")));
        return http.to("ops.localhost").as(tokens.sign(spoilt.apply(claims).build())).get(CITIES);
    }

    @Test
    void nobodyIsAskedToSignIn() {
        var answer = http.to("ops.localhost").get(CITIES);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void aGoodTokenIsAccepted() {
        assertThat(asOperatorWith(claims -> claims).status()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsNotOursIsRefused() {
        assertThat(
                        asOperatorWith(claims ->
                                        claims.issuer("http://id.localhost:8080/realms/master"))
                                .code())
                .isEqualTo("invalid_token");
        assertThat(asOperatorWith(claims -> claims.audience("account")).code())
                .isEqualTo("invalid_token");
        assertThat(asOperatorWith(claims -> claims.claim("typ", "ID")).code())
                .isEqualTo("invalid_token");
        assertThat(asOperatorWith(claims -> claims.claim("typ", null)).code())
                .isEqualTo("invalid_token");
        assertThat(
                        asOperatorWith(claims ->
                                        claims.expirationTime(
                                                Date.from(Instant.now().minusSeconds(120))))
                                .status())
                .isEqualTo(401);
        assertThat(http.to("ops.localhost").as("nonsense").get(CITIES).status()).isEqualTo(401);
        String tampered = tokens.operator().replaceAll("\\.[^.]{6}", ".AAAAAA");
        assertThat(http.to("ops.localhost").as(tampered).get(CITIES).status()).isEqualTo(401);
    }

    @Test
    void aForgedTokenIsRefusedWithoutTheEdge() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        for (var forged : new ForgedTokens(tokens, fetched).all().entrySet()) {
            var answer = http.to("ops.localhost").as(forged.getValue()).get(CITIES);
            assertThat(answer.status()).as(forged.getKey()).isEqualTo(401);
            assertThat(answer.code()).as(forged.getKey()).isEqualTo("invalid_token");
        }
        assertThat(fetched).hasValue(0);
    }

    @Test
    void nothingButTheHostSaysWhichCityIsAsked() {
        City here = cities.quebec("here");
        City there = cities.novaScotia("there");
        for (String claim :
                List.of("X-Bourg-City", "X-City", "X-Tenant-Id", "X-Original-Host", "X-Host")) {
            for (String value : List.of(there.host(), there.code(), there.id().toString())) {
                var answer = http.to(here.host()).with(claim, value).get("/api/v1/city");
                assertThat(answer.json().path("id").asString()).isEqualTo(here.id().toString());
            }
        }
        for (String query : List.of("city=", "tenant=", "host=", "city_id=")) {
            var answer = http.to(here.host()).get("/api/v1/city?" + query + there.id());
            assertThat(answer.status()).isIn(200, 400);
            assertThat(answer.response().body()).doesNotContain(there.code());
        }
    }

    @Test
    void aTokenOfAnotherSiteFindsNothing() {
        City here = cities.quebec("here");
        City there = cities.novaScotia("there");
        for (String token :
                List.of(
                        tokens.staff(there, StaffRole.ADMIN),
                        tokens.citizen(there, "lise"),
                        tokens.partner("arbor", PartnerRole.ADMIN),
                        tokens.operator())) {
            assertThat(http.to(here.host()).as(token).get("/api/v1/city").code())
                    .isEqualTo("not_found");
        }
        for (String token :
                List.of(tokens.staff(here, StaffRole.ADMIN), tokens.citizen(here, "lise"))) {
            assertThat(http.to(here.host()).as(token).get("/api/v1/city").status()).isEqualTo(200);
            assertThat(http.to("ops.localhost").as(token).get(CITIES).status()).isEqualTo(404);
        }
    }

    @Test
    void rolesCountOnlyInsideTheOrganizationOfTheSite() {
        City here = cities.quebec("here");
        var elsewhere =
                tokens.claims(Realm.WORKFORCE, "console-here", "mallory")
                        .claim(
                                "resource_access",
                                Map.of("bourg-api", Map.of("roles", List.of("city-admin"))))
                        .claim(
                                "organization",
                                Map.of(
                                        "there",
                                        Map.of(
                                                "resource_access",
                                                Map.of(
                                                        "bourg-api",
                                                        Map.of("roles", List.of("city-admin"))))));
        assertThat(
                        http.to(here.host())
                                .as(tokens.sign(elsewhere.build()))
                                .get("/api/v1/city")
                                .code())
                .isEqualTo("not_found");
    }

    @Test
    void withoutTheOperatorRoleAnOperatorsClientFindsNothing() {
        assertThat(
                        asOperatorWith(claims ->
                                        claims.claim(
                                                "realm_access", Map.of("roles", List.of("other"))))
                                .status())
                .isEqualTo(404);
    }
}
