package bourg.marketplace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who accepted an agreement and when: somebody for the city, by the identity provider's subject,
 * and the partner by publishing the version of its offer whose minimum the terms leave it.
 * Agreements of before acceptance was recorded only say when.
 */
public record Acceptance(
        Instant cityAt,
        @Nullable String cityBy,
        @Nullable Instant partnerAt,
        @Nullable Integer partnerVersion) {}
