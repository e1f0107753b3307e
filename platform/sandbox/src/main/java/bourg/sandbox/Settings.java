package bourg.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can set.
 *
 * @param apiKey the only key that is let in
 * @param publicUrl where a browser finds the hosted pages; empty = this machine and the listening
 *     port
 * @param data the journal's file; empty = nothing survives a restart
 * @param bankDelay how long a bank takes to answer a debit
 * @param fundsDelay how long a charge stays in the pending balance
 */
@ConfigurationProperties("bourg.sandbox")
record Settings(
        String apiKey,
        @DefaultValue("") String publicUrl,
        @DefaultValue("") String webhookUrl,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("") String data,
        @DefaultValue("0s") Duration fundsDelay,
        @DefaultValue("3d") Duration bankDelay,
        @DefaultValue("false") boolean knobs) {

    Settings {
        if (!apiKey.startsWith("sk_sandbox_")) {
            throw new IllegalArgumentException(
                    "bourg.sandbox.api-key must start with sk_sandbox_: this is not Stripe");
        }
        if (!webhookUrl.isBlank() && webhookSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "bourg.sandbox.webhook-secret must be set with bourg.sandbox.webhook-url");
        }
    }

    @Nullable String dataOrNull() {
        return data.isBlank() ? null : data;
    }
}
