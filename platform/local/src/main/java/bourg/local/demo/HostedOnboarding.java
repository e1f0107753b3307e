package bourg.local.demo;

import bourg.client.billing.OnboardingLinkCreation;
import bourg.client.billing.PayoutAccountStatus;
import bourg.client.billing.PayoutAccountsApi;
import bourg.local.Api;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills in the payment provider's onboarding page, as a city or a partner would in a browser. */
final class HostedOnboarding {

    private static final String SANDBOX_ACCOUNT_NUMBER = "000123456789";

    private HostedOnboarding() {}

    static void complete(Api api, String key, String businessName) {
        PayoutAccountsApi accounts = new PayoutAccountsApi(api.billing());
        // A link works once and for minutes only: every attempt asks for a fresh one.
        URI link =
                accounts.createOnboardingLink(
                                key + "-" + Instant.now().getEpochSecond(),
                                new OnboardingLinkCreation().returnUrl(api.site().resolve("/")))
                        .getUrl();
        if (accounts.getPayoutAccount().getStatus() == PayoutAccountStatus.ACTIVE) {
            return;
        }
        post(
                link,
                Map.of(
                        "business_name",
                        businessName,
                        "representative",
                        "Demo",
                        "account_number",
                        SANDBOX_ACCOUNT_NUMBER,
                        "confirm",
                        "yes"));
        if (accounts.getPayoutAccount().getStatus() != PayoutAccountStatus.ACTIVE) {
            throw new IllegalStateException("The account of " + businessName + " is not active");
        }
    }

    private static void post(URI page, Map<String, String> fields) {
        String form =
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(page)
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status < 300 || status > 399) {
                throw new IllegalStateException("The onboarding page answers " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The onboarding page does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
