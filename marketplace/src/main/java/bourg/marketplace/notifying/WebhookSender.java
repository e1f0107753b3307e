package bourg.marketplace.notifying;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends one webhook, signed as Standard Webhooks say; follows no redirect. */
@Component
class WebhookSender {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What the partner's server answered, if it did. */
    record Answer(@Nullable Integer status, String error) {
        boolean received() {
            return status != null && status / 100 == 2;
        }

        int statusOrZero() {
            return status == null ? 0 : status;
        }
    }

    private final AddressGuard guard;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    WebhookSender(AddressGuard guard) {
        this.guard = guard;
    }

    Answer send(WebhookRows.Delivery delivery) {
        Optional<String> refused = guard.refuses(delivery.url());
        if (refused.isPresent()) {
            return new Answer(null, refused.get());
        }
        try {
            int status = client.send(request(delivery), BodyHandlers.discarding()).statusCode();
            return new Answer(status, status / 100 == 2 ? "" : "Answered " + status);
        } catch (IOException unreachable) {
            return new Answer(null, "Not reached: " + unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(null, "Interrupted");
        }
    }

    private static HttpRequest request(WebhookRows.Delivery delivery) {
        String id = "msg_" + delivery.event();
        long now = Instant.now().getEpochSecond();
        return HttpRequest.newBuilder(URI.create(delivery.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Bourg-Webhooks/1")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", sign(delivery, id, now))
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
    }

    private static String sign(WebhookRows.Delivery delivery, String id, long now) {
        try {
            return new Webhook(delivery.secret()).sign(id, now, delivery.body());
        } catch (EmptyWebhookSecretException | WebhookSigningException bug) {
            throw new IllegalStateException("A webhook could not be signed", bug);
        }
    }
}
