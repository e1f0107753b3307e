package bourg.marketplace;

import java.time.Instant;

/**
 * A company, non-profit or city that publishes services; the alias names its organization to the
 * identity provider.
 */
public record Partner(
        PartnerId id,
        String alias,
        String name,
        String country,
        String contactEmail,
        Instant signedUpAt) {}
