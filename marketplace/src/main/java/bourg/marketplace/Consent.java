package bourg.marketplace;

import bourg.tenants.AuditActor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** By what city and partner consent to an agreement that is being written. */
record Consent(
        Instant cityAt,
        @Nullable String cityBy,
        Instant partnerAt,
        @Nullable Integer publishedVersion,
        @Nullable String partnerBy,
        @Nullable ProposalId proposal) {
    /** The city consents now, the partner did when it published its minimum. */
    static Consent beforehand(Offer offer) {
        return new Consent(
                Times.now(),
                AuditActor.current().subject(),
                Objects.requireNonNull(offer.publishedAt()),
                offer.version(),
                null,
                null);
    }

    /** One side consented when it proposed, the other does now. */
    static Consent by(Proposal proposal) {
        Instant then = proposal.proposed().at();
        @Nullable String proposer = proposal.proposed().by();
        Instant now = Times.now();
        @Nullable String accepting = AuditActor.current().subject();
        return proposal.proposed().side() == Party.Kind.CITY
                ? new Consent(then, proposer, now, null, accepting, proposal.id())
                : new Consent(now, accepting, then, null, proposer, proposal.id());
    }
}
