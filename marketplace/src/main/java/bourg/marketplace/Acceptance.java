package bourg.marketplace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who accepted an agreement and when: somebody for the city, by the identity provider's subject,
 * and the partner by publishing the version of its offer whose minimum the terms leave it, or by a
 * proposal that it made or accepted itself. Agreements of before acceptance was recorded only say
 * when.
 */
public record Acceptance(
        Instant cityAt,
        @Nullable String cityBy,
        @Nullable Instant partnerAt,
        @Nullable Integer partnerVersion,
        @Nullable String partnerBy) {
    /** Whether the partner looked at these very terms, not only at its minimum. */
    public boolean isExplicit() {
        return partnerAt != null && partnerVersion == null;
    }
}
