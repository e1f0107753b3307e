package bourg.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeTest {
    private static final String CRLF = "\r\n";
    private final Edge edge;

    EdgeTest() throws IOException {
        edge = new Edge();
    }

    @BeforeAll
    void ready() throws IOException {
        assertThat(edge.get("10.1.2.3", "/readyz").status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        edge.close();
    }

    @Test
    void passesACitysRequestOnWithItsHost() throws IOException {
        var answer = edge.get("valmont.localhost:8080", "/services?query=v%C3%A9lo&page=2");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("app\nGET /services?query=v%C3%A9lo&page=2")
                .contains("Host: [valmont.localhost:8080]");
    }

    @Test
    void writesAHostInOneSpelling() throws IOException {
        assertThat(edge.get("VALMONT.LocalHost:9999", "/").body())
                .contains("Host: [valmont.localhost:9999]");
    }

    @Test
    void saysInBothLanguagesThatAHostIsUnknown() throws IOException {
        var page = edge.get("nowhere.localhost", "/", "Accept: text/html", "Accept-Language: en");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body())
                .contains("<html lang=\"en-CA\">")
                .contains("This address belongs to no city")
                .contains("Cette adresse ne correspond à aucune ville");
        assertThat(page.header("Content-Security-Policy")).get().asString().contains("sha256-");
        var problem = edge.get("nowhere.localhost", "/api/v1/city", "Accept: text/html");
        assertThat(problem.header("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.body()).contains("\"code\":\"unknown_host\"");
    }

    @Test
    void learnsOfANewCityWithinSeconds() throws Exception {
        assertThat(edge.get("newtown.localhost", "/").status()).isEqualTo(404);
        edge.app.hosts.add("newtown.localhost");
        Thread.sleep(2_200);
        assertThat(edge.get("newtown.localhost", "/").status()).isEqualTo(200);
    }

    @Test
    void asksForAHostOnceAMinute() throws IOException {
        edge.get(Edge.CITY, "/");
        var before = edge.app.lookups.get();
        for (int i = 0; i < 5; i++) edge.get(Edge.CITY, "/");
        assertThat(edge.app.lookups.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1|Host: valmont.localhost|Host: partners.localhost",
                "GET / HTTP/1.1|Host: valmont.localhost|Host: valmont.localhost",
                "GET / HTTP/1.1|Host: valmont.localhost.",
                "GET / HTTP/1.1|Host: valmont.localhost, partners.localhost",
                "GET / HTTP/1.1|Host: valmont.localhost@partners.localhost",
                "GET / HTTP/1.1|Host: valmont.localhost:80a",
                "GET / HTTP/1.1|Host: valmont..localhost",
                "GET / HTTP/1.1|Host: [::1]",
                "GET / HTTP/1.1|Host:",
                "GET / HTTP/1.1|X-Host: valmont.localhost",
                "GET / HTTP/1.0|X-Host: valmont.localhost",
                "GET http://partners.localhost/ HTTP/1.1|Host: valmont.localhost",
                "GET http://valmont.localhost@partners.localhost/ HTTP/1.1|Host: valmont.localhost",
                "GET http://valmont.localhost:81/ HTTP/1.1|Host: valmont.localhost:80",
                "CONNECT valmont.localhost:80 HTTP/1.1|Host: valmont.localhost:80",
                "OPTIONS * HTTP/1.1|Host: valmont.localhost"
            })
    void refusesAnAmbiguousHost(String lines) throws IOException {
        var answer = edge.raw(lines.replace("|", CRLF) + CRLF + "Connection: close" + CRLF + CRLF);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void acceptsAWholeAddressForTheSameHost() throws IOException {
        var lines = "GET http://valmont.localhost/x HTTP/1.1|Host: valmont.localhost";
        var answer = edge.raw(lines.replace("|", CRLF) + CRLF + "Connection: close" + CRLF + CRLF);
        assertThat(answer.body()).startsWith("app\nGET /x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/../internal/hosts/x",
                "/a/%2e%2e/internal",
                "/a//b",
                "/%2finternal",
                "/a;b/c",
                "/a%3bb",
                "/a%5cb",
                "/%252e",
                "/a%00",
                "/a%0ab",
                "/a%zz"
            })
    void refusesAPathThatCouldMeanTwoThings(String path) throws IOException {
        var answer = edge.get(Edge.CITY, path);
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "valmont.localhost, /internal/hosts/valmont.localhost",
        "valmont.localhost, /%69nternal/hosts/valmont.localhost",
        "valmont.localhost, /actuator/health",
        "valmont.localhost, /actuator",
        "id.localhost:8080, /admin/master/console/",
        "id.localhost:8080, /realms/master/protocol/openid-connect/auth",
        "id.localhost:8080, /realms/workforce/clients-registrations/default",
        "id.localhost:8080, /metrics",
        "id.localhost:8080, /"
    })
    void hidesWhatIsForOperators(String host, String path) throws IOException {
        var answer = edge.get(host, path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"not_found\"");
    }

    @Test
    void replacesEveryClaimAboutTheWayHere() throws IOException {
        var answer =
                edge.get(
                        "valmont.localhost:8080",
                        "/",
                        "X-Forwarded-For: 6.6.6.6",
                        "X-Forwarded-Host: evil.example",
                        "x-forwarded-prefix: /evil",
                        "Forwarded: for=6.6.6.6;host=evil.example",
                        "X-Real-IP: 6.6.6.6",
                        "X-Bourg-City: city_evil",
                        "X_Forwarded_Host: evil.example",
                        "X-Original-URL: /internal/evil");
        assertThat(answer.body())
                .doesNotContain("6.6.6.6")
                .doesNotContainIgnoringCase("evil")
                .contains("X-forwarded-for: [127.0.0.1]")
                .contains("X-forwarded-host: [valmont.localhost:8080]")
                .contains("X-forwarded-port: [8080]")
                .contains("X-forwarded-proto: [http]");
    }

    @Test
    void bringsTheIdentityHostToKeycloak() throws IOException {
        var path = "/realms/citizens/protocol/openid-connect/auth?client_id=portal-valmont";
        var answer = edge.get(Edge.IDENTITY, path, "Authorization: Basic Zm9vOmJhcg==");
        assertThat(answer.body())
                .startsWith("identity\nGET " + path)
                .contains("X-forwarded-host: [id.localhost:8080]")
                .contains("Authorization: [Basic");
    }

    @Test
    void continuesATraceOrBeginsOne() throws IOException {
        var id = "4bf92f3577b34da6a3ce929d0e0e4736";
        var given = "traceparent: 00-" + id + "-00f067aa0ba902b7-01";
        assertThat(edge.get(Edge.CITY, "/", given).body())
                .contains("Traceparent: [00-" + id)
                .doesNotContain("00f067aa0ba902b7");
        assertThat(edge.get(Edge.CITY, "/", "traceparent: 00-zz").body())
                .containsPattern("Traceparent: \\[00-[0-9a-f]{32}-[0-9a-f]{16}-01]");
    }

    @Test
    void countsByHostRouteAndStatus() throws IOException {
        edge.get(Edge.CITY, "/counted");
        edge.get("invented.localhost", "/counted");
        var meters = edge.management("/actuator/prometheus").body();
        assertThat(meters)
                .contains(
                        "bourg_edge_requests_total{host=\"valmont.localhost\",route=\"app\","
                                + "status=\"200\"}")
                .contains("host=\"none\",route=\"edge\",status=\"404\"")
                .doesNotContain("invented.localhost");
    }
}
