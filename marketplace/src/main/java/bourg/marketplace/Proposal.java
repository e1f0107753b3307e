package bourg.marketplace;

import bourg.tenants.CityId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Terms for an adoption that one side proposed to the other; nothing is sold under them yet. */
public record Proposal(
        ProposalId id, Subject subject, Terms terms, Proposed proposed, @Nullable End end) {
    /** What the terms are about; the version of the offer is the one that both looked at. */
    public record Subject(
            AdoptionId adoption, CityId city, OfferId offer, int version, PartnerId partner) {}

    /** Which side proposed, and by whom if a person did; unanswered it ends by itself. */
    public record Proposed(Party.Kind side, Instant at, @Nullable String by, Instant expiresAt) {}

    /** How it ended; an acceptance made an agreement of this version. */
    public record End(
            ProposalState state,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer agreement) {}

    public ProposalState state() {
        return end == null ? ProposalState.OPEN : end.state();
    }

    /** The party whose answer is waited for. */
    public Party answerer() {
        return proposed.side() == Party.Kind.CITY
                ? Party.partner(subject.partner())
                : Party.city(subject.city());
    }

    /** The party that proposed. */
    public Party proposer() {
        return proposed.side() == Party.Kind.CITY
                ? Party.city(subject.city())
                : Party.partner(subject.partner());
    }
}
