package bourg.billing.stripe;

import bourg.billing.ProviderAway;
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Makes every call to Stripe: our key, our time limits, no retry of its own, errors of two kinds.
 */
@Component
@EnableConfigurationProperties(StripeSettings.class)
class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    static {
        // It would write files under the home directory and tell Stripe about our calls.
        Stripe.enableTelemetry = false;
    }

    private final StripeClient client;
    private final boolean configured;

    Calls(StripeSettings settings) {
        configured = !settings.apiKey().isBlank();
        String base = settings.apiBase().toString();
        client =
                StripeClient.builder()
                        .setApiKey(configured ? settings.apiKey() : "none")
                        .setApiBase(base)
                        .setConnectBase(base)
                        .setFilesBase(base)
                        .setMeterEventsBase(base)
                        .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                        .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                        .setMaxNetworkRetries(0)
                        .build();
        if (!configured) {
            LOG.warn("bourg.stripe.api-key is not set: nobody can pay");
        }
    }

    /** One call to Stripe. */
    interface Call<T> {
        T on(StripeClient client) throws StripeException;
    }

    <T> T ask(Call<T> call) {
        if (!configured) {
            throw new ProviderAway("bourg.stripe.api-key is not set");
        }
        try {
            return call.on(client);
        } catch (StripeException failure) {
            throw sorted(failure);
        }
    }

    private static RuntimeException sorted(StripeException failure) {
        Integer status = failure.getStatusCode();
        if (status == null
                || status < 400
                || status == 401
                || status == 403
                || status == CONFLICT
                || status == TOO_MANY
                || status >= SERVER_ERRORS) {
            return new ProviderAway(failure);
        }
        String code = failure.getCode();
        return new ProviderRefused(code == null ? "refused_" + status : code, failure);
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }
}
