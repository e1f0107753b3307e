package bourg.marketplace.web;

import bourg.marketplace.AdoptionChange;
import bourg.marketplace.Slice;
import bourg.marketplace.Wording;
import bourg.marketplace.web.api.Acceptance;
import bourg.marketplace.web.api.Adoption;
import bourg.marketplace.web.api.AdoptionList;
import bourg.marketplace.web.api.AdoptionState;
import bourg.marketplace.web.api.Agreement;
import bourg.marketplace.web.api.LocalWording;
import bourg.marketplace.web.api.PaymentMoment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Adoptions in the contract's form. */
final class AdoptionViews {
    private AdoptionViews() {}

    static Wording wording(@Nullable LocalWording wording) {
        return wording == null
                ? Wording.NONE
                : new Wording(
                        Values.textOrNull(wording.getName()),
                        Values.textOrNull(wording.getSummary()),
                        Values.textOrNull(wording.getDescription()));
    }

    static Adoption adoption(bourg.marketplace.Adoption adoption) {
        LocalWording wording =
                new LocalWording()
                        .name(Values.textOrNull(adoption.wording().name()))
                        .summary(Values.textOrNull(adoption.wording().summary()))
                        .description(Values.textOrNull(adoption.wording().description()));
        return new Adoption(
                        adoption.id().toString(),
                        AdoptionState.valueOf(adoption.state().name()),
                        wording,
                        OfferViews.offer(adoption.offer()),
                        adoption.agreements().stream()
                                .map(agreement ->
                                        new Agreement(
                                                        agreement.version(),
                                                        TermsViews.terms(agreement.terms()))
                                                .acceptance(acceptance(agreement.acceptance())))
                                .toList(),
                        Values.time(adoption.adoptedAt()))
                .paymentMoment(PaymentMoment.valueOf(adoption.paymentMoment().name()));
    }

    private static Acceptance acceptance(bourg.marketplace.Acceptance acceptance) {
        return new Acceptance(Values.time(acceptance.cityAt()))
                .cityAcceptedBy(acceptance.cityBy())
                .partnerAcceptedAt(Values.timeOrNull(acceptance.partnerAt()))
                .partnerOfferVersion(acceptance.partnerVersion())
                .partnerAcceptedBy(acceptance.partnerBy());
    }

    static AdoptionList list(Slice<bourg.marketplace.Adoption> adoptions) {
        return new AdoptionList(adoptions.items().stream().map(AdoptionViews::adoption).toList())
                .nextCursor(adoptions.next());
    }

    /** The adoption as it is after a command, or the problem. */
    static Adoption result(AdoptionChange change) {
        return switch (change) {
            case AdoptionChange.Changed(var adoption) -> adoption(adoption);
            case AdoptionChange.Proposed(var adoption, var proposal) ->
                    adoption(adoption).proposal(ProposalViews.view(proposal));
            case AdoptionChange.NotFound() -> throw Asking.notYours();
            case AdoptionChange.OfferNotAvailable() -> throw Asking.conflict("offer_not_available");
            case AdoptionChange.AlreadyAdopted() -> throw Asking.conflict("offer_already_adopted");
            case AdoptionChange.Overlaps() -> throw Asking.conflict("agreement_overlaps");
            case AdoptionChange.NotAllowed(var state) ->
                    throw Asking.conflict(
                            "adoption_state_conflict", state.name().toLowerCase(Locale.ROOT));
            case AdoptionChange.Invalid(var errors) -> throw Asking.invalid(errors);
        };
    }
}
