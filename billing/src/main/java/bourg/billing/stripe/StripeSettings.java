package bourg.billing.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Stripe is and who we are to it; refuses keys that do not belong where they would be sent.
 */
@ConfigurationProperties("bourg.stripe")
record StripeSettings(
        @DefaultValue("https://api.stripe.com") URI apiBase,
        @DefaultValue("") String apiKey,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout) {
    private static final String STRIPE_HOST = "api.stripe.com";

    StripeSettings {
        webhookSecrets = webhookSecrets.stream().filter(secret -> !secret.isBlank()).toList();
        boolean stripe = STRIPE_HOST.equals(apiBase.getHost());
        if (apiKey.startsWith("sk_sandbox_") && stripe) {
            throw new IllegalArgumentException("A sandbox key is never sent to " + STRIPE_HOST);
        }
        if ((apiKey.startsWith("sk_live_") || apiKey.startsWith("rk_live_"))
                && !(stripe && "https".equals(apiBase.getScheme()))) {
            throw new IllegalArgumentException(
                    "A live key is sent to https://" + STRIPE_HOST + " only, not to " + apiBase);
        }
    }

    @Override
    public String toString() {
        return "StripeSettings[apiBase=" + apiBase + "]";
    }
}
