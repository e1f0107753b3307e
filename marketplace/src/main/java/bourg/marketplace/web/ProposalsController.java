package bourg.marketplace.web;

import bourg.marketplace.AdoptionId;
import bourg.marketplace.PartnerId;
import bourg.marketplace.Party;
import bourg.marketplace.ProposalId;
import bourg.marketplace.ProposalSimulations;
import bourg.marketplace.Proposals;
import bourg.marketplace.web.api.Proposal;
import bourg.marketplace.web.api.ProposalList;
import bourg.marketplace.web.api.ProposalsApi;
import bourg.marketplace.web.api.Reason;
import bourg.marketplace.web.api.Simulation;
import bourg.marketplace.web.api.Terms;
import bourg.tenants.PartnerRole;
import bourg.tenants.StaffRole;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Both sides ask on their own site; administrators answer, everybody may look. */
@RestController
class ProposalsController implements ProposalsApi {
    private final Asking asking;
    private final Proposals proposals;
    private final ProposalSimulations simulations;

    ProposalsController(Asking asking, Proposals proposals, ProposalSimulations simulations) {
        this.asking = asking;
        this.proposals = proposals;
        this.simulations = simulations;
    }

    @Override
    public Proposal proposeTerms(String adoptionId, String idempotencyKey, Terms terms) {
        PartnerId partner = asking.partner(PartnerRole.ADMIN).id();
        return ProposalViews.result(
                proposals.propose(
                        partner,
                        Asking.known(AdoptionId.parse(adoptionId)),
                        TermsViews.terms(terms)));
    }

    @Override
    public ProposalList listProposals(@Nullable String cursor, Integer limit) {
        return ProposalViews.list(proposals.listOf(reader(), cursor, limit));
    }

    @Override
    public Proposal getProposal(String proposalId) {
        return ProposalViews.view(require(proposalId));
    }

    @Override
    public Simulation simulateProposal(String proposalId) {
        return SimulationViews.view(Asking.known(simulations.of(require(proposalId))));
    }

    @Override
    public Proposal acceptTerms(String proposalId) {
        return ProposalViews.result(proposals.accept(decider(), id(proposalId)));
    }

    @Override
    public Proposal declineTerms(String proposalId, Reason reason) {
        return ProposalViews.result(
                proposals.decline(decider(), id(proposalId), reason.getReason()));
    }

    @Override
    public Proposal withdrawTerms(String proposalId) {
        return ProposalViews.result(proposals.withdraw(decider(), id(proposalId)));
    }

    private bourg.marketplace.Proposal require(String proposalId) {
        return Asking.known(proposals.find(reader(), id(proposalId)));
    }

    private Party reader() {
        return Asking.onPartnersSite()
                ? Party.partner(asking.partner(PartnerRole.values()).id())
                : Party.city(asking.staff(StaffRole.values()));
    }

    private Party decider() {
        return Asking.onPartnersSite()
                ? Party.partner(asking.partner(PartnerRole.ADMIN).id())
                : Party.city(asking.staff(StaffRole.ADMIN));
    }

    private static ProposalId id(String text) {
        return Asking.known(ProposalId.parse(text));
    }
}
