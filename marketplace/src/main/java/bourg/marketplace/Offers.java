package bourg.marketplace;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue of what partners offer, from draft to retired. */
@Component
public class Offers {
    /** Starts a new offer; a draft may be incomplete, submission may not. */
    public Offer draft(PartnerId partner, OfferDraft content) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Rewrites the draft, or starts the next version if the latest one is published. */
    public OfferChange revise(PartnerId partner, OfferId id, OfferDraft content) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Hands the draft in for review after the automatic checks. */
    public OfferChange submit(PartnerId partner, OfferId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Publishes the submitted version (operator); from then on it never changes. */
    public OfferChange publish(OfferId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Gives a submitted version back to its partner with the reason (operator). */
    public OfferChange returnToDraft(OfferId id, String reason) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Takes the offer out of the catalogue; cities that adopted it keep what they have. */
    public OfferChange retire(PartnerId partner, OfferId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The latest version, whatever its state. */
    public Optional<Offer> find(OfferId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The latest version, if the offer is this partner's. */
    public Optional<Offer> find(PartnerId partner, OfferId id) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The version that cities can adopt now. */
    public Optional<Offer> published(OfferId id) {
        throw new UnsupportedOperationException("not yet");
    }

    public Slice<Offer> listOf(PartnerId partner, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Offers whose latest version is in a state, oldest first (operator's desk). */
    public Slice<Offer> inState(OfferState state, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    public Map<OfferState, Long> countsOf(PartnerId partner) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Published offers by words in either language; no words lists all by name in its language. */
    public Slice<Offer> searchPublished(Search search, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("not yet");
    }
}
