package bourg.app.terms;

import bourg.app.forms.Field;
import bourg.app.forms.Field.Kind;
import bourg.app.forms.FormView;
import bourg.app.forms.Sheet;
import bourg.app.pages.NotHere;
import bourg.marketplace.Adoption;
import bourg.marketplace.Adoptions;
import bourg.marketplace.Party;
import bourg.marketplace.Proposal;
import bourg.marketplace.ProposalChange;
import bourg.marketplace.ProposalId;
import bourg.marketplace.ProposalSimulations;
import bourg.marketplace.ProposalState;
import bourg.marketplace.Proposals;
import bourg.marketplace.Recipients;
import bourg.marketplace.Simulation;
import bourg.marketplace.Terms;
import bourg.tenants.Cities;
import bourg.tenants.City;
import bourg.tenants.Localized;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The talks between a city and a partner, as either side sees them on its pages. */
@Component
public class Talks {
    private static final String REASON = "reason";
    private static final int LONGEST = 1000;

    private final Proposals proposals;
    private final ProposalSimulations simulations;
    private final Adoptions adoptions;
    private final Recipients recipients;
    private final Cities cities;

    Talks(
            Proposals proposals,
            ProposalSimulations simulations,
            Adoptions adoptions,
            Recipients recipients,
            Cities cities) {
        this.proposals = proposals;
        this.simulations = simulations;
        this.adoptions = adoptions;
        this.recipients = recipients;
        this.cities = cities;
    }

    /** A proposal with all that is told of it; what may be done with it depends on the side. */
    public record Told(
            Proposal proposal,
            Adoption adoption,
            Localized city,
            Simulation simulation,
            Map<Party, Localized> names,
            Powers powers) {
        public boolean isOpen() {
            return proposal.state() == ProposalState.OPEN;
        }
    }

    /** What the person who looks may do with an open proposal. */
    public record Powers(boolean answer, boolean withdraw) {}

    /** Puts the proposal into the model; the sheet holds the reason that was typed. */
    public void show(Party side, boolean admin, String id, Sheet sheet, Model model) {
        Proposal proposal = require(side, id);
        Adoption adoption =
                adoptions
                        .find(proposal.subject().city(), proposal.subject().adoption())
                        .orElseThrow(NotHere::new);
        City city = cities.require(adoption.city());
        model.addAttribute(
                "told",
                new Told(
                        proposal,
                        adoption,
                        city.name(),
                        simulations.of(proposal).orElseThrow(NotHere::new),
                        names(proposal.terms()),
                        new Powers(
                                admin && proposal.answerer().equals(side),
                                admin && proposal.proposer().equals(side))));
        model.addAttribute("form", draw(sheet));
    }

    public static FormView draw(Sheet sheet) {
        return sheet.draw(
                Field.of(Kind.TEXT_AREA, REASON, sheet.words().text("terms.decline.reason"))
                        .hint(sheet.words().text("terms.decline.reason.hint")));
    }

    /** Takes the step that the address names; empty if the reason is to be given anew. */
    public Optional<ProposalChange> take(Party side, String id, String step, Sheet sheet) {
        ProposalId proposal = require(side, id).id();
        if (!step.equals("decline")) {
            return Optional.of(
                    step.equals("acceptance")
                            ? proposals.accept(side, proposal)
                            : proposals.withdraw(side, proposal));
        }
        String reason = sheet.required(REASON);
        if (reason.length() > LONGEST) {
            sheet.fail(REASON, "partner.too_long", LONGEST);
        }
        return sheet.isSound()
                ? Optional.of(proposals.decline(side, proposal, reason))
                : Optional.empty();
    }

    /** The text that says what became of a step, and whether it was done. */
    public static Map.Entry<String, String> said(ProposalChange change, String step) {
        return switch (change) {
            case ProposalChange.Changed _ -> Map.entry("done", done(step));
            case ProposalChange.Overlaps() -> Map.entry("problem", "terms.overlaps");
            case ProposalChange.Outdated() -> Map.entry("problem", "terms.outdated");
            case ProposalChange.NotOpen _, ProposalChange.NotYours() ->
                    Map.entry("problem", "terms.too_late");
            case ProposalChange.NotFound(), ProposalChange.Invalid _ -> throw new NotHere();
        };
    }

    private static String done(String step) {
        return switch (step) {
            case "acceptance" -> "terms.acceptance.done";
            case "decline" -> "terms.decline.done";
            default -> "terms.withdrawal.done";
        };
    }

    private Proposal require(Party side, String id) {
        return ProposalId.parse(id)
                .flatMap(known -> proposals.find(side, known))
                .orElseThrow(NotHere::new);
    }

    /** What those whom terms name are called. */
    private Map<Party, Localized> names(Terms terms) {
        Map<Party, Localized> names = new HashMap<>();
        for (var component : terms.shares().components()) {
            Party other = component.to().other();
            if (other != null) {
                recipients.name(other).ifPresent(name -> names.put(other, name));
            }
        }
        return names;
    }
}
