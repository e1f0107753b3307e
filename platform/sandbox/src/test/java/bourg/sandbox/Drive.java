package bourg.sandbox;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountCreateParams.Configuration;
import com.stripe.param.v2.core.AccountCreateParams.Identity;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The steps that tests share: Stripe's client, and plain HTTP for pages and knobs. */
final class Drive {

    static {
        com.stripe.Stripe.enableTelemetry = false;
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String key;

    Drive(RunningSandbox sandbox) {
        this(sandbox.url(), sandbox.apiKey());
    }

    Drive(String base, String key) {
        this.base = base;
        this.key = key;
    }

    StripeClient stripe() {
        return StripeClient.builder().setApiBase(base).setApiKey(key).build();
    }

    String account(String name) throws StripeException {
        var transfers =
                Configuration.Recipient.Capabilities.StripeBalance.StripeTransfers.builder()
                        .setRequested(true)
                        .build();
        var capabilities =
                Configuration.Recipient.Capabilities.builder()
                        .setStripeBalance(
                                Configuration.Recipient.Capabilities.StripeBalance.builder()
                                        .setStripeTransfers(transfers)
                                        .build())
                        .build();
        return stripe().v2()
                .core()
                .accounts()
                .create(
                        AccountCreateParams.builder()
                                .setDisplayName(name)
                                .setContactEmail("finance@example.org")
                                .setIdentity(Identity.builder().setCountry("ca").build())
                                .setConfiguration(
                                        Configuration.builder()
                                                .setRecipient(
                                                        Configuration.Recipient.builder()
                                                                .setCapabilities(capabilities)
                                                                .build())
                                                .build())
                                .build())
                .getId();
    }

    String onboardedAccount(String name) throws StripeException {
        String id = account(name);
        knob("/_sandbox/accounts/" + id + "/onboard");
        return id;
    }

    Session session(long amount, String order) throws StripeException {
        return stripe().v1().checkout().sessions().create(sessionOf(amount, order).build());
    }

    SessionCreateParams.Builder sessionOf(long amount, String order) {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("http://city.localhost:8080/back?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("http://city.localhost:8080/cancel")
                .setClientReferenceId(order)
                .setPaymentIntentData(
                        SessionCreateParams.PaymentIntentData.builder()
                                .setTransferGroup(order)
                                .putMetadata("order", order)
                                .build())
                .addLineItem(item(amount, "cad"));
    }

    static SessionCreateParams.LineItem item(long amount, String currency) {
        var product =
                SessionCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName("Permis <vélo>")
                        .build();
        return SessionCreateParams.LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                        SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency(currency)
                                .setUnitAmount(amount)
                                .setProductData(product)
                                .build())
                .build();
    }

    TransferCreateParams transfer(String account, long amount, String charge) {
        var transfer =
                TransferCreateParams.builder()
                        .setAmount(amount)
                        .setCurrency("cad")
                        .setDestination(account);
        if (charge != null) {
            transfer.setSourceTransaction(charge);
        }
        return transfer.build();
    }

    /** Pays by knob and returns the charge. */
    String pay(String session, String card) throws StripeException {
        knob("/_sandbox/sessions/" + session + "/pay?card=" + card);
        String intent = stripe().v1().checkout().sessions().retrieve(session).getPaymentIntent();
        return stripe().v1().paymentIntents().retrieve(intent).getLatestCharge();
    }

    HttpResponse<String> knob(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).POST(body("")));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept-Language", "en"));
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(body(encode(form))));
    }

    /** A raw call to the API, for what Stripe's client cannot say. */
    HttpResponse<String> raw(String method, String path, String body, String authorization) {
        var request =
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, body(body));
        return send(
                authorization == null ? request : request.header("Authorization", authorization));
    }

    /** The same, under an idempotency key. */
    HttpResponse<String> raw(
            String method, String path, String body, String authorization, String idempotencyKey) {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Authorization", authorization)
                        .header("Idempotency-Key", idempotencyKey)
                        .method(method, body(body)));
    }

    HttpResponse<String> raw(String method, String path, String body) {
        return raw(method, path, body, "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI at(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each ->
                        each.getKey()
                                + "="
                                + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
