package bourg.marketplace;

import bourg.tenants.ApiClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The partners of the platform, their API clients and the addresses of their webhooks. */
@Component
public class Partners {
    public SigningUp signUp(SignUp signUp) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<Partner> byAlias(String alias) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<Partner> find(PartnerId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public Slice<Partner> list(@Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Issues credentials for a partner's server; the secret is told this once. */
    public ApiClient issueApiClient(PartnerId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public EndpointAdding addWebhookEndpoint(PartnerId partner, String url) {
        throw new UnsupportedOperationException("not yet");
    }

    public List<WebhookEndpoint> webhookEndpoints(PartnerId partner) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Returns whether the partner had such an endpoint. */
    public boolean removeWebhookEndpoint(PartnerId partner, EndpointId endpoint) {
        throw new UnsupportedOperationException("not yet");
    }
}
