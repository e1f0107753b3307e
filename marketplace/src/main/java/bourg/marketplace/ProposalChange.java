package bourg.marketplace;

import java.util.List;

/** What became of a command on proposed terms. */
public sealed interface ProposalChange {
    record Changed(Proposal proposal) implements ProposalChange {}

    record NotFound() implements ProposalChange {}

    /** It has been answered, withdrawn or has expired. */
    record NotOpen(ProposalState state) implements ProposalChange {}

    /** Nobody answers what he proposed, or withdraws what the other side did. */
    record NotYours() implements ProposalChange {}

    /** Since it was proposed the city took another version of the offer or gave it up. */
    record Outdated() implements ProposalChange {}

    /** Other terms that were agreed, or that wait for an answer, cover some of the same days. */
    record Overlaps() implements ProposalChange {}

    record Invalid(List<FormError> errors) implements ProposalChange {}
}
