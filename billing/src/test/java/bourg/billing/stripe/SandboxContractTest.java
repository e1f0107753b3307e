package bourg.billing.stripe;

import bourg.sandbox.RunningSandbox;
import bourg.sandbox.SandboxApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** The sandbox keeps the contract; its own pay page stands for the card's owner. */
class SandboxContractTest extends ProviderContract {
    private static final RunningSandbox SANDBOX =
            SandboxApplication.start(0, "bourg.sandbox.knobs=true");
    private static final URI BASE = URI.create(SANDBOX.url());
    private static final Adapters OURS = Adapters.at(BASE, SANDBOX.apiKey());

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @Override
    Adapters ours() {
        return OURS;
    }

    @Override
    Adapters stranger() {
        return Adapters.at(BASE, "sk_sandbox_somebody_else");
    }

    @Override
    String paid(long amountMinor) {
        String page = OURS.pages().open(page(fresh(), amountMinor)).id();
        knob("sessions/" + page + "/pay?card=4242424242424242");
        return Objects.requireNonNull(OURS.pages().find(page).intent());
    }

    @Override
    Optional<String> recipient() {
        var wish =
                new ConnectedAccounts.Wish(
                        fresh(),
                        "partner_ready",
                        "Prête",
                        "ready@example.org",
                        "CA",
                        Currency.getInstance("CAD"),
                        false);
        String account = OURS.accounts().open(wish);
        knob("accounts/" + account + "/onboard");
        return Optional.of(account);
    }

    private static void knob(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(BASE.resolve("/_sandbox/" + path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(path + ": " + answer.body());
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
