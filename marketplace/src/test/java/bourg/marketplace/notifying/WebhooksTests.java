package bourg.marketplace.notifying;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Adoption;
import bourg.marketplace.EndpointAdding;
import bourg.marketplace.MarketplaceTest;
import bourg.marketplace.Order;
import bourg.marketplace.Partner;
import bourg.marketplace.Partners;
import bourg.marketplace.Stall;
import bourg.tenants.City;
import bourg.tenants.trial.TestCities;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@MarketplaceTest
class WebhooksTests {
    /** What a partner's server received. */
    private record Received(Map<String, List<String>> headers, String body) {}

    private final Stall stall;
    private final Partners partners;
    private final JdbcClient federation;
    private final City city;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final HttpServer server;

    @Autowired
    WebhooksTests(
            Stall stall,
            Partners partners,
            @Qualifier("federation") JdbcClient federation,
            TestCities cities)
            throws IOException {
        this.stall = stall;
        this.partners = partners;
        this.federation = federation;
        this.city = cities.quebec("hookville");
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/hook",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    boolean refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                    if (!refuse) {
                        received.add(new Received(Map.copyOf(exchange.getRequestHeaders()), body));
                    }
                    exchange.sendResponseHeaders(refuse ? 503 : 204, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    @Test
    void aPaidOrderIsToldOnceSignedAndWithoutThePerson() throws Exception {
        Partner partner = stall.partner("Signé");
        var added = (EndpointAdding.Added) partners.addWebhookEndpoint(partner.id(), address());
        refusals.set(1);
        Order order = stall.paid(city, service(partner));
        Stall.await(() -> !received.isEmpty());
        Received webhook = received.getFirst();
        new Webhook(added.secret()).verify(webhook.body(), lowerCase(webhook.headers()));
        JsonNode body = JsonMapper.shared().readTree(webhook.body());
        assertThat(body.path("type").asString()).isEqualTo("order.paid");
        assertThat(body.path("data").path("order_id").asString()).isEqualTo(order.id().toString());
        assertThat(body.path("data").path("state").asString()).isEqualTo("paid");
        assertThat(webhook.body()).doesNotContain("lise").doesNotContain("Lise");
        Stall.await(() -> states(partner).equals(List.of("DELIVERED")));
        assertThat(received).hasSize(1);
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return Map.of(
                "webhook-id", headers.getOrDefault("Webhook-id", List.of()),
                "webhook-timestamp", headers.getOrDefault("Webhook-timestamp", List.of()),
                "webhook-signature", headers.getOrDefault("Webhook-signature", List.of()));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpVisibly() {
        Partner partner = stall.partner("Muet");
        partners.addWebhookEndpoint(partner.id(), address());
        refusals.set(100);
        stall.paid(city, service(partner));
        Stall.await(() -> states(partner).equals(List.of("GIVEN_UP")));
        assertThat(received).isEmpty();
    }

    @Test
    void aRemovedEndpointHearsNothingMore() {
        Partner partner = stall.partner("Retiré");
        var added = (EndpointAdding.Added) partners.addWebhookEndpoint(partner.id(), address());
        Partner other = stall.partner("Curieux");
        assertThat(partners.removeWebhookEndpoint(other.id(), added.endpoint().id())).isFalse();
        assertThat(partners.removeWebhookEndpoint(partner.id(), added.endpoint().id())).isTrue();
        assertThat(partners.webhookEndpoints(partner.id())).isEmpty();
    }

    private Adoption service(Partner partner) {
        return stall.live(city, stall.published(partner, Stall.content("Avis", "Notice")));
    }

    private List<String> states(Partner partner) {
        return federation
                .sql(
                        "select d.state from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint where e.partner = ?")
                .param(partner.id().value())
                .query((row, number) -> row.getString("state"))
                .list();
    }
}
