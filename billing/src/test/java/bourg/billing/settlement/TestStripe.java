package bourg.billing.settlement;

import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in for Stripe, shared by the tests of this JVM, and its knobs. */
final class TestStripe {
    static final String SECRET = "whsec_trial";
    private static final RunningSandbox SANDBOX =
            SandboxApplication.start(0, "bourg.sandbox.knobs=true");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestStripe() {}

    static String url() {
        return SANDBOX.url();
    }

    static String apiKey() {
        return SANDBOX.apiKey();
    }

    static void sendWebhooksTo(int port) {
        SANDBOX.sendWebhooksTo(URI.create("http://localhost:" + port + "/webhooks/stripe"), SECRET);
    }

    static void pay(String session, String card) {
        pay(url(), session, card);
    }

    /** Pays at another stand-in than the shared one. */
    static void pay(String sandbox, String session, String card) {
        knob(sandbox, "POST", "sessions/" + session + "/pay?card=" + card);
    }

    /** Pays from a bank account; the bank answers after {@link #passDays}. */
    static void payByBank(String session, String account) {
        knob("sessions/" + session + "/pay?account=" + account);
    }

    static void passDays(int days) {
        knob("clock?by=P%dD".formatted(days));
    }

    static void onboard(String account) {
        knob("accounts/" + account + "/onboard");
    }

    /** Plans that the next such requests fail: ERROR, ERROR_AFTER_COMMIT, NO_ANSWER, RATE_LIMIT. */
    static void fail(String method, String path, String kind, int times) {
        knob("faults?method=%s&path=%s&kind=%s&times=%d".formatted(method, path, kind, times));
    }

    /** What a bank, or the provider, does against our will; the paths are the sandbox's knobs. */
    static void setback(String path) {
        knob(path);
    }

    /** Signs a body as Stripe does, at any time and with any secret. */
    static String signature(String body, Instant at, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed =
                    mac.doFinal(
                            (at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From now on the bank refuses the cards that are kept for a customer. */
    static void blockCards(String customer, String code) {
        knob("customers/%s/cards?code=%s".formatted(customer, code));
    }

    /** Everything of a kind that the provider has, oldest first. */
    static JsonNode all(String kind) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url() + "/_sandbox/state?kind=" + kind)).build();
        try {
            String answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(answer).get(kind);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    static void webhooks(String how) {
        knob("webhooks?" + how + "=true");
    }

    static void behave() {
        knob(url(), "DELETE", "faults");
    }

    private static void knob(String path) {
        knob(url(), "POST", path);
    }

    static void knob(String sandbox, String method, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(sandbox + "/_sandbox/" + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && answer.statusCode() != 409) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
