package bourg.app.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns knobs of the stand-in for the payment provider, as whoever pays there would. */
final class Provider {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long A_MOMENT_NS = 100_000_000;

    private Provider() {}

    static void pay(String base, String session) {
        ask("POST", base + "/_sandbox/sessions/" + session + "/pay?card=4242424242424242");
    }

    /** The path on the portal below which the page leads back. */
    static String homeOf(String base, String session) {
        JsonNode all =
                JsonMapper.shared()
                        .readTree(ask("GET", base + "/_sandbox/state?kind=checkout.session"));
        for (JsonNode each : all.path("checkout.session")) {
            if (each.path("id").asString("").equals(session)) {
                return URI.create(each.path("success_url").asString())
                        .getPath()
                        .replaceFirst("/return$", "");
            }
        }
        throw new AssertionError("No session " + session);
    }

    static void rest() {
        LockSupport.parkNanos(A_MOMENT_NS);
    }

    private static String ask(String method, String address) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
