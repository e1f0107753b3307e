package bourg.local.journey;

import bourg.local.RunningPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What only a test may do with the payment sandbox: look inside, and make it fail. */
public final class SandboxKnobs {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private SandboxKnobs() {}

    static void holdWebhooks() {
        send("POST", "webhooks?hold=true");
    }

    /** Every event is sent one to three times, in no order. */
    public static void shuffleWebhooks() {
        send("POST", "webhooks?shuffle=true");
    }

    /** Pays a session with a test card, as its page would. */
    public static void pay(String session) {
        send("POST", "sessions/" + session + "/pay?card=4242424242424242");
    }

    /** Pays a session from a bank account; the bank answers when days have passed. */
    public static void payByBank(String session) {
        send("POST", "sessions/" + session + "/pay?account=000123456789");
    }

    /** The holder of the card that paid an order contests it at the bank. */
    public static void contest(String order) {
        send("POST", "charges/" + charge(order) + "/dispute");
    }

    /** The bank sends back what was refunded of an order. */
    public static void failRefunds(String order) {
        String charge = charge(order);
        all("refund").stream()
                .filter(refund -> refund.path("charge").asString("").equals(charge))
                .forEach(refund ->
                        send("POST", "refunds/" + refund.path("id").asString() + "/fail"));
    }

    private static String charge(String order) {
        return all("charge").stream()
                .filter(charge -> order.equals(charge.path("transfer_group").asString("")))
                .map(charge -> charge.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    public static void passDays(int days) {
        send("POST", "clock?by=P%dD".formatted(days));
    }

    /** Every fault is over, and what was held is delivered. */
    public static void behave() {
        send("DELETE", "faults");
    }

    /** The next requests whose address begins so fail in that way. */
    public static void fail(String method, String path, String kind, int times) {
        send(
                "POST",
                "faults?method=%s&path=%s&kind=%s&times=%d".formatted(method, path, kind, times));
    }

    /** The next requests whose address begins so are served late. */
    static void delay(String method, String path, Duration delay, int times) {
        send(
                "POST",
                "faults?method=%s&path=%s&kind=delay&delay_ms=%d&times=%d"
                        .formatted(method, path, delay.toMillis(), times));
    }

    /** What has been transferred because of an order. */
    static List<JsonNode> transfers(String order) {
        return all("transfer").stream()
                .filter(each -> order.equals(each.path("transfer_group").asString("")))
                .toList();
    }

    /** Everything of a kind, as the sandbox keeps it. */
    public static List<JsonNode> all(String kind) {
        return List.copyOf(JSON.readTree(send("GET", "state?kind=" + kind)).path(kind).values());
    }

    private static String send(String method, String path) {
        int port = RunningPlatform.get().settings().ports().sandbox();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_sandbox/" + path))
                        .timeout(Duration.ofMinutes(1))
                        .method(method, BodyPublishers.noBody())
                        .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("The sandbox does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
