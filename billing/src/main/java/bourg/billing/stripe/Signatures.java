package bourg.billing.stripe;

import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells Stripe's events from forged ones; several secrets are valid while they are rotated. */
@Component
public class Signatures {
    private final StripeSettings settings;
    private final JsonMapper json = JsonMapper.builder().build();

    Signatures(StripeSettings settings) {
        this.settings = settings;
    }

    /**
     * What we keep of an event: its identity, its type, which object it is about, of which
     * connected account, and when it happened.
     */
    public record Received(
            String id,
            String type,
            @Nullable String object,
            @Nullable String account,
            @Nullable String apiVersion,
            @Nullable Instant happenedAt) {
        /** An event of Stripe's second API says nothing of its object, so it has no version. */
        public boolean isThin() {
            return type.startsWith("v2.");
        }
    }

    /** The event of a raw body; empty if no secret vouches for it. */
    public Optional<Received> verify(String body, String signature) {
        return settings.webhookSecrets().stream()
                .filter(secret -> vouches(secret, body, signature))
                .findFirst()
                .flatMap(_ -> read(body));
    }

    private static boolean vouches(String secret, String body, String signature) {
        try {
            return Webhook.Signature.verifyHeader(
                    body, signature, secret, Webhook.DEFAULT_TOLERANCE);
        } catch (SignatureVerificationException forged) {
            return false;
        }
    }

    private Optional<Received> read(String body) {
        try {
            JsonNode event = json.readTree(body);
            JsonNode id = event.path("id");
            JsonNode type = event.path("type");
            if (!id.isString() || !type.isString()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Received(
                            id.stringValue(),
                            type.stringValue(),
                            object(event),
                            text(event.path("account")),
                            text(event.path("api_version")),
                            instant(event.path("created"))));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable String object(JsonNode event) {
        String related = text(event.path("related_object").path("id"));
        return related == null ? text(event.path("data").path("object").path("id")) : related;
    }

    /** Seconds in the first API, a text in the second. */
    private static @Nullable Instant instant(JsonNode created) {
        if (created.isIntegralNumber()) {
            return Instant.ofEpochSecond(created.longValue());
        }
        try {
            return created.isString() ? Instant.parse(created.stringValue()) : null;
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    /** The version of the API that this application is written for. */
    public static String apiVersion() {
        return Stripe.API_VERSION;
    }
}
