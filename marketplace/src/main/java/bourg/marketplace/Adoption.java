package bourg.marketplace;

import bourg.tenants.CityId;
import java.time.Instant;
import java.util.List;

/**
 * A city's adoption of one version of an offer, with its own wording and the agreements, newest
 * first.
 */
public record Adoption(
        AdoptionId id,
        CityId city,
        AdoptionState state,
        Wording wording,
        Offer offer,
        List<Agreement> agreements,
        Instant adoptedAt) {}
