package bourg.marketplace;

import bourg.tenants.CityId;
import bourg.tenants.Localized;
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
        PaymentMoment paymentMoment,
        List<Agreement> agreements,
        Instant adoptedAt) {
    Adoption with(List<Agreement> found) {
        return new Adoption(id, city, state, wording, offer, paymentMoment, found, adoptedAt);
    }

    /** What the next agreement will be numbered. */
    int nextVersion() {
        return agreements.stream().mapToInt(Agreement::version).max().orElse(0) + 1;
    }

    /** The name on the portal: the city's own, or else the offer's. */
    public Localized name() {
        return wording.name() == null ? offer.content().name() : wording.name();
    }

    public Localized summary() {
        return wording.summary() == null ? offer.content().summary() : wording.summary();
    }

    public Localized description() {
        return wording.description() == null
                ? offer.content().description()
                : wording.description();
    }
}
