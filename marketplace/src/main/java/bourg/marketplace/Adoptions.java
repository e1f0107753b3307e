package bourg.marketplace;

import bourg.tenants.CityId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the cities have adopted, on which terms, and which services their portals show today. */
@Component
public class Adoptions {
    /**
     * Adopts the published version of an offer under a first agreement, not yet shown on the
     * portal.
     */
    public AdoptionChange adopt(CityId city, OfferId offer, Terms terms, Wording wording) {
        throw new UnsupportedOperationException("not yet");
    }

    public AdoptionChange reword(CityId city, AdoptionId id, Wording wording) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Adds the next agreement; its days must not overlap with those of an earlier one. */
    public AdoptionChange agree(CityId city, AdoptionId id, Terms terms) {
        throw new UnsupportedOperationException("not yet");
    }

    public AdoptionChange publish(CityId city, AdoptionId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public AdoptionChange withdraw(CityId city, AdoptionId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public Optional<Adoption> find(CityId city, AdoptionId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public Slice<Adoption> listOf(CityId city, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    public Map<AdoptionState, Long> countsOf(CityId city) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Services of a city by words in either language; no words lists all by name in its language.
     */
    public Slice<LiveService> liveServices(
            CityId city, Search search, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The service, if it can be ordered today. */
    public Optional<LiveService> liveService(CityId city, AdoptionId id) {
        throw new UnsupportedOperationException("not yet");
    }
}
