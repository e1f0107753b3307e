package bourg.marketplace;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One webhook for an address of a partner, and how far it came. */
public record WebhookDelivery(
        String type,
        URI url,
        State state,
        int attempts,
        @Nullable Integer lastStatus,
        Instant createdAt) {
    /** Whether it is still being tried, arrived, or will not be tried again. */
    public enum State {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }
}
