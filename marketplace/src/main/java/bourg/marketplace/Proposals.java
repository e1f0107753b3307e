package bourg.marketplace;

import bourg.tenants.AuditAct;
import bourg.tenants.AuditActor;
import bourg.tenants.AuditTrail;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.InFederation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Terms that city and partner propose to each other. They hold from the day on which both have
 * accepted, never earlier; unanswered they expire after thirty days.
 */
@Component
public class Proposals {
    /** For how long an answer is waited for. */
    public static final Duration OPEN_FOR = Duration.ofDays(30);

    private static final int LONGEST_REASON = 1000;
    private static final int AT_ONCE = 100;

    private final ProposalRows rows;
    private final AdoptionRows adoptions;
    private final AdoptionChecks checks;
    private final Cities cities;
    private final AuditTrail trail;

    Proposals(
            ProposalRows rows,
            AdoptionRows adoptions,
            AdoptionChecks checks,
            Cities cities,
            AuditTrail trail) {
        this.rows = rows;
        this.adoptions = adoptions;
        this.checks = checks;
        this.cities = cities;
        this.trail = trail;
    }

    /** Proposes terms to a city that has adopted an offer of the partner. */
    @InFederation
    public ProposalChange propose(PartnerId partner, AdoptionId id, Terms terms) {
        Optional<Adoption> adoption =
                adoptions
                        .lock(id)
                        .filter(found -> found.offer().partner().equals(partner))
                        .filter(found -> found.state() != AdoptionState.WITHDRAWN);
        if (adoption.isEmpty()) {
            return new ProposalChange.NotFound();
        }
        City city = cities.require(adoption.get().city());
        List<FormError> errors =
                checks.errorsIn(city, adoption.get().offer(), terms, Wording.NONE).stream()
                        .filter(error -> !AdoptionChecks.isForThePartnerToJudge(error))
                        .toList();
        return errors.isEmpty()
                ? propose(Party.Kind.PARTNER, adoption.get(), terms)
                : new ProposalChange.Invalid(errors);
    }

    /** Puts sound terms of a side to the other, in the transaction of the caller. */
    ProposalChange propose(Party.Kind side, Adoption adoption, Terms terms) {
        expire(rows.openOf(adoption.id()));
        Instant now = Times.now();
        Proposal proposal =
                new Proposal(
                        ProposalId.next(),
                        new Proposal.Subject(
                                adoption.id(),
                                adoption.city(),
                                adoption.offer().id(),
                                adoption.offer().version(),
                                adoption.offer().partner()),
                        terms,
                        new Proposal.Proposed(
                                side, now, AuditActor.current().subject(), now.plus(OPEN_FOR)),
                        null);
        if (!rows.insert(proposal)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new ProposalChange.Overlaps();
        }
        note(proposal, "terms_proposed");
        return new ProposalChange.Changed(proposal);
    }

    /** Makes an agreement of them: an open one ends the day before, others must not overlap. */
    @InFederation
    public ProposalChange accept(Party by, ProposalId id) {
        return answer(by, id, proposal -> accept(proposal));
    }

    private ProposalChange accept(Proposal proposal) {
        Proposal.Subject subject = proposal.subject();
        Optional<Adoption> found =
                adoptions
                        .lock(subject.city(), subject.adoption())
                        .filter(adoption -> adoption.state() != AdoptionState.WITHDRAWN)
                        .filter(adoption -> adoption.offer().version() == subject.version());
        if (found.isEmpty()) {
            return new ProposalChange.Outdated();
        }
        Adoption adoption = found.get();
        Terms terms = fromToday(proposal.terms(), cities.require(subject.city()));
        if (terms.validUntil() != null && terms.validUntil().isBefore(terms.validFrom())) {
            return new ProposalChange.Outdated();
        }
        adoptions.agreements().closeOpen(adoption.id(), terms.validFrom());
        if (!adoptions.agreements().insert(adoption, terms, Consent.by(proposal))) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new ProposalChange.Overlaps();
        }
        rows.end(proposal, ProposalState.ACCEPTED, null, adoption.nextVersion());
        return ended(proposal, "terms_accepted");
    }

    /** Nothing holds before both have said yes to it. */
    private static Terms fromToday(Terms terms, City city) {
        LocalDate today = LocalDate.now(city.timeZone());
        return terms.validFrom().isBefore(today)
                ? new Terms(terms.shares(), terms.feeBearer(), today, terms.validUntil())
                : terms;
    }

    @InFederation
    public ProposalChange decline(Party by, ProposalId id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return new ProposalChange.Invalid(
                    List.of(
                            FormMessages.error(
                                    "reason",
                                    "reason_length",
                                    "Donnez la raison, en 1000 caractères au plus.",
                                    "Give the reason, in at most 1,000 characters.")));
        }
        return answer(
                by,
                id,
                proposal -> {
                    rows.end(proposal, ProposalState.DECLINED, reason.strip(), null);
                    return ended(proposal, "terms_declined");
                });
    }

    private ProposalChange answer(
            Party by, ProposalId id, Function<Proposal, ProposalChange> step) {
        return command(
                by,
                id,
                proposal ->
                        proposal.answerer().equals(by)
                                ? step.apply(proposal)
                                : new ProposalChange.NotYours());
    }

    @InFederation
    public ProposalChange withdraw(Party by, ProposalId id) {
        return command(
                by,
                id,
                proposal -> {
                    if (!proposal.proposer().equals(by)) {
                        return new ProposalChange.NotYours();
                    }
                    rows.end(proposal, ProposalState.WITHDRAWN, null, null);
                    return ended(proposal, "terms_proposal_withdrawn");
                });
    }

    private ProposalChange command(
            Party by, ProposalId id, Function<Proposal, ProposalChange> step) {
        Optional<Proposal> found = find(by, id);
        if (found.isEmpty()) {
            return new ProposalChange.NotFound();
        }
        adoptions.lock(found.get().subject().adoption());
        Proposal proposal = rows.lock(id).orElseThrow();
        if (proposal.state() == ProposalState.OPEN && isOverdue(proposal)) {
            expire(List.of(proposal));
            return new ProposalChange.NotOpen(ProposalState.EXPIRED);
        }
        return proposal.state() == ProposalState.OPEN
                ? step.apply(proposal)
                : new ProposalChange.NotOpen(proposal.state());
    }

    /** A proposal made by or to the party. */
    public Optional<Proposal> find(Party party, ProposalId id) {
        return find(id).filter(proposal ->
                proposal.answerer().equals(party) || proposal.proposer().equals(party));
    }

    /** The proposal, for who writes about it. */
    public Optional<Proposal> find(ProposalId id) {
        return rows.find(id);
    }

    /** What the party proposed or was proposed, newest first. */
    public Slice<Proposal> listOf(Party party, @Nullable String after, int limit) {
        List<Proposal> found = rows.list(party, Place.idIn(after), limit + 1);
        return Place.sliceById(found, limit, proposal -> proposal.id().value());
    }

    /** What the party was proposed and has not answered yet, the newest first. */
    public List<Proposal> toAnswer(Party side) {
        return rows.openFor(side, AT_ONCE);
    }

    /** The newest proposals of an adoption. */
    public List<Proposal> of(AdoptionId adoption) {
        return rows.of(adoption);
    }

    /** Ends what nobody answered in time; one piece, gives how many it were. */
    @InFederation
    int expire() {
        return expire(rows.overdue(Times.now(), AT_ONCE));
    }

    private int expire(List<Proposal> open) {
        List<Proposal> overdue = open.stream().filter(Proposals::isOverdue).toList();
        for (Proposal proposal : overdue) {
            rows.end(proposal, ProposalState.EXPIRED, null, null);
            note(proposal, "terms_expired");
        }
        return overdue.size();
    }

    private static boolean isOverdue(Proposal proposal) {
        return !proposal.proposed().expiresAt().isAfter(Times.now());
    }

    /** A service that is given up is agreed on no more. */
    void withdrawAll(AdoptionId adoption) {
        for (Proposal proposal : rows.openOf(adoption)) {
            rows.end(proposal, ProposalState.WITHDRAWN, null, null);
        }
    }

    private ProposalChange ended(Proposal proposal, String verb) {
        note(proposal, verb);
        return new ProposalChange.Changed(rows.find(proposal.id()).orElseThrow());
    }

    private void note(Proposal proposal, String verb) {
        trail.changedOutside(
                proposal.subject().city(), AuditAct.on(verb, proposal.subject().adoption()));
    }
}
