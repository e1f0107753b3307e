package bourg.marketplace.web;

import bourg.marketplace.ProposalChange;
import bourg.marketplace.Slice;
import bourg.marketplace.web.api.Proposal;
import bourg.marketplace.web.api.ProposalList;
import bourg.marketplace.web.api.ProposalState;
import java.util.Locale;

/** Proposed terms in the contract's form. */
final class ProposalViews {
    private ProposalViews() {}

    static Proposal view(bourg.marketplace.Proposal proposal) {
        var subject = proposal.subject();
        Proposal view =
                new Proposal(
                        proposal.id().toString(),
                        subject.adoption().toString(),
                        subject.city().toString(),
                        subject.offer().toString(),
                        subject.version(),
                        subject.partner().toString(),
                        Proposal.ProposedByEnum.valueOf(proposal.proposed().side().name()),
                        TermsViews.terms(proposal.terms()),
                        Values.time(proposal.proposed().at()),
                        Values.time(proposal.proposed().expiresAt()),
                        ProposalState.valueOf(proposal.state().name()));
        var end = proposal.end();
        return end == null
                ? view
                : view.endedAt(Values.time(end.at()))
                        .reason(end.reason())
                        .agreementVersion(end.agreement());
    }

    static ProposalList list(Slice<bourg.marketplace.Proposal> proposals) {
        return new ProposalList(proposals.items().stream().map(ProposalViews::view).toList())
                .nextCursor(proposals.next());
    }

    /** The proposal as it is after a command, or the problem. */
    static Proposal result(ProposalChange change) {
        return switch (change) {
            case ProposalChange.Changed(var proposal) -> view(proposal);
            case ProposalChange.NotFound() -> throw Asking.notYours();
            case ProposalChange.NotOpen(var state) ->
                    throw Asking.conflict(
                            "proposal_not_open", state.name().toLowerCase(Locale.ROOT));
            case ProposalChange.NotYours() -> throw Asking.conflict("proposal_not_yours");
            case ProposalChange.Outdated() -> throw Asking.conflict("proposal_outdated");
            case ProposalChange.Overlaps() -> throw Asking.conflict("agreement_overlaps");
            case ProposalChange.Invalid(var errors) -> throw Asking.invalid(errors);
        };
    }
}
