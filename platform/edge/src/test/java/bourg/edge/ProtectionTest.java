package bourg.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProtectionTest {

    @Test
    void slowsDownOneSenderPerHost() throws IOException {
        try (var edge =
                edge("limits.burst=3", "limits.per-second=1", "trusted-proxies=127.0.0.1")) {
            var last = edge.get(Edge.CITY, "/api/v1/city");
            for (int i = 0; i < 3; i++) last = edge.get(Edge.CITY, "/api/v1/city");
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.body()).contains("\"code\":\"rate_limited\"");
            assertThat(last.header("Retry-After")).isPresent();
            assertThat(edge.get("partners.localhost", "/").status()).isEqualTo(200);
            var neighbour = edge.get(Edge.CITY, "/", "X-Forwarded-For: 6.6.6.6, 203.0.113.9");
            assertThat(neighbour.body()).contains("X-forwarded-for: [203.0.113.9]");
        }
    }

    @Test
    void asksTheApplicationOnlySoOftenForInventedHosts() throws IOException {
        try (var edge = edge("limits.unknown-hosts-burst=2", "limits.unknown-hosts-per-second=1")) {
            for (int i = 0; i < 8; i++) edge.get("invented-" + i + ".localhost", "/");
            assertThat(edge.get("invented.localhost", "/").status()).isEqualTo(429);
            assertThat(edge.app.lookups.get()).isLessThan(6);
        }
    }

    @Test
    void stopsABodyThatIsTooLarge() throws IOException {
        try (var edge = edge("max-body=1KB")) {
            var head = "POST /x HTTP/1.1\r\nHost: valmont.localhost\r\nConnection: close\r\n";
            var said = edge.raw(head + "Content-Length: 2000\r\n\r\n" + "x".repeat(2000));
            assertThat(said.status()).isEqualTo(413);
            var chunk = "3e8\r\n" + "x".repeat(1000) + "\r\n";
            var chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
            assertThat(edge.raw(chunked + chunk + "0\r\n\r\n").body()).contains("body 1000");
            assertThat(edge.raw(chunked + chunk + chunk + "0\r\n\r\n").status()).isEqualTo(413);
            assertThat(edge.get(Edge.CITY, "/").status()).isEqualTo(200);
        }
    }

    @Test
    void answersForAnApplicationThatDoesNot() throws Exception {
        try (var edge = edge("breaker.window=4", "breaker.open=1s")) {
            assertThat(edge.get(Edge.CITY, "/").status()).isEqualTo(200);
            var slow = edge.get(Edge.CITY, "/slow", "Accept: text/html");
            assertThat(slow.status()).isEqualTo(503);
            assertThat(slow.header("Retry-After")).isPresent();
            assertThat(slow.body()).contains("Service momentanément indisponible");
            assertThat(edge.get(Edge.CITY, "/broken").body()).contains("app_unavailable");
            edge.get(Edge.CITY, "/broken");
            var open = System.nanoTime();
            assertThat(edge.get(Edge.CITY, "/slow").status()).isEqualTo(503);
            assertThat(System.nanoTime() - open).as("asked nobody").isLessThan(400_000_000L);
            var realm = "/realms/citizens/protocol/openid-connect/certs";
            assertThat(edge.get(Edge.IDENTITY, realm).status()).isEqualTo(200);
            Thread.sleep(1_200);
            assertThat(edge.get(Edge.CITY, "/").status()).as("well again").isEqualTo(200);
        }
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        try (var edge = edge()) {
            var token = "Authorization: Bearer " + edge.keys.token("ops", claims -> {});
            edge.get(Edge.CITY, "/");
            edge.identity.close();
            assertThat(edge.get(Edge.CITY, "/api/v1/cities", token).body())
                    .contains("\"code\":\"identity_unavailable\"");
            edge.app.close();
            assertThat(edge.get("other.localhost", "/").body()).contains("app_unavailable");
            assertThat(edge.get(Edge.CITY, "/").body()).contains("app_unavailable");
            assertThat(edge.get(Edge.CITY, "/livez").status()).isEqualTo(200);
        }
    }

    private static Edge edge(String... settings) throws IOException {
        var all = new String[settings.length + 1];
        for (int i = 0; i < settings.length; i++) all[i] = "bourg.edge." + settings[i];
        all[settings.length] = "spring.cloud.gateway.server.webflux.httpclient.response-timeout=1s";
        return new Edge(all);
    }
}
