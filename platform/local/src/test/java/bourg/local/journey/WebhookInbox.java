package bourg.local.journey;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's server that hears webhooks; it is out of order when the first one comes. */
public final class WebhookInbox implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    private WebhookInbox(HttpServer server) {
        this.server = server;
    }

    public static WebhookInbox open() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookInbox inbox = new WebhookInbox(server);
        server.createContext("/hooks", inbox::hear);
        server.start();
        return inbox;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
    }

    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<String> typesOf(String order) {
        return heard.stream()
                .filter(webhook -> webhook.order().equals(order))
                .map(Heard::type)
                .toList();
    }

    int refused() {
        return refused.get();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (refused.compareAndSet(0, 1)) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            Map<String, List<String>> headers =
                    exchange.getRequestHeaders().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            heard.add(new Heard(HttpHeaders.of(headers, (_, _) -> true), body));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A webhook as it came. */
    public record Heard(HttpHeaders headers, String body) {

        String type() {
            return json().path("type").asString();
        }

        String order() {
            return json().path("data").path("order_id").asString();
        }

        String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }

        /** The same with something else in it. */
        Heard tampered() {
            return new Heard(headers, body.replace("\"order.", "\"odrer."));
        }

        /** Whether the signature vouches for it, by the partners' own library. */
        boolean passes(String secret) {
            try {
                new Webhook(secret).verify(body, headers.map());
                return true;
            } catch (WebhookVerificationException | EmptyWebhookSecretException _) {
                return false;
            }
        }

        private JsonNode json() {
            return JSON.readTree(body);
        }
    }
}
