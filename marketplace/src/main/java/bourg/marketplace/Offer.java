package bourg.marketplace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version of a partner's offer; a published version never changes. */
public record Offer(
        OfferId id,
        PartnerId partner,
        String partnerName,
        int version,
        OfferState state,
        OfferDraft content,
        @Nullable Integer publishedVersion,
        @Nullable String returnReason,
        Instant updatedAt,
        @Nullable Instant publishedAt) {
    /** As it is for one person, who may not have everything in it. */
    Offer with(OfferDraft other) {
        return new Offer(
                id,
                partner,
                partnerName,
                version,
                state,
                other,
                publishedVersion,
                returnReason,
                updatedAt,
                publishedAt);
    }
}
