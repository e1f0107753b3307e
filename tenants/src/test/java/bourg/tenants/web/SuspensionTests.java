package bourg.tenants.web;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.tenants.City;
import bourg.tenants.CityLife;
import bourg.tenants.StaffRole;
import bourg.tenants.trial.CityTest;
import bourg.tenants.trial.TestCities;
import bourg.tenants.trial.TestHttp;
import bourg.tenants.trial.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class SuspensionTests {
    private final TestCities cities;
    private final CityLife life;
    private final TestHttp http;
    private final TestTokens tokens;
    private final JdbcClient federation;

    SuspensionTests(
            @Autowired TestCities cities,
            @Autowired CityLife life,
            @Autowired TestHttp http,
            @Autowired TestTokens tokens,
            @Autowired @Qualifier("federation") JdbcClient federation) {
        this.cities = cities;
        this.life = life;
        this.http = http;
        this.tokens = tokens;
        this.federation = federation;
    }

    private TestHttp.Answer operator(String method, City city, String path, String body) {
        return http.to("ops.localhost")
                .as(tokens.operator())
                .with("Content-Type", "application/json")
                .send(method, "/api/v1/cities/" + city.id() + path, body);
    }

    private TestHttp.Answer page(String host, String path) {
        return http.to(host).with("Accept", "text/html,*/*").get(path);
    }

    @Test
    void aSuspendedCityAnswersNobodyAndKeepsTheReason() {
        City city = cities.quebec("pausing");
        City other = cities.quebec("going-on");
        TestHttp.Answer suspended =
                operator("PUT", city, "/suspension", "{\"reason\": \"Council election\"}");
        assertThat(suspended.json().path("state").asString()).isEqualTo("suspended");
        assertThat(operator("GET", city, "", "").json().at("/suspension/reason").asString())
                .isEqualTo("Council election");

        String staff = tokens.staff(city, StaffRole.values());
        TestHttp.Answer refused = http.to(city.host()).as(staff).get("/api/v1/city");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("city_suspended");
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(refused.response().body()).doesNotContain("election");
        TestHttp.Answer shown = page(city.host(), "/console/orders");
        assertThat(shown.status()).isEqualTo(503);
        assertThat(shown.header("Content-Type")).startsWith("text/html");
        assertThat(shown.header("Retry-After")).isEqualTo("300");
        assertThat(http.to(other.host()).get("/api/v1/city").status()).isEqualTo(200);

        assertThat(operator("DELETE", city, "/suspension", "").status()).isEqualTo(200);
        assertThat(http.to(city.host()).get("/api/v1/city").status()).isEqualTo(200);
        assertThat(life.suspension(city.id())).isEmpty();
    }

    @Test
    void aCityThatHasLeftIsGone() {
        City city = cities.quebec("leaving");
        federation.sql("update city set state = 'CLOSED' where code = 'leaving'").update();
        TestHttp.Answer refused = http.to(city.host()).get("/api/v1/city");
        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.code()).isEqualTo("city_closed");
        assertThat(page(city.host(), "/").status()).isEqualTo(410);
        assertThat(page(city.host(), "/theme.css").status()).isNotEqualTo(200);
        assertThat(operator("PUT", city, "/suspension", "{\"reason\": \"x\"}").code())
                .isEqualTo("city_not_open");
        assertThat(operator("DELETE", city, "/provisioning", "").code())
                .isEqualTo("city_not_provisioning");
    }

    @Test
    void aBrowserAtAnUnknownHostGetsAPage() {
        TestHttp.Answer page = page("nobody.localhost", "/");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(http.to("nobody.localhost").get("/").code()).isEqualTo("unknown_host");
    }
}
