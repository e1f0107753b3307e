package bourg.marketplace.web;

import bourg.marketplace.BasisPoints;
import bourg.marketplace.OfferChange;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.Slice;
import bourg.marketplace.web.api.Category;
import bourg.marketplace.web.api.MerchantOfRecord;
import bourg.marketplace.web.api.Offer;
import bourg.marketplace.web.api.OfferContent;
import bourg.marketplace.web.api.OfferList;
import bourg.marketplace.web.api.OfferState;
import bourg.marketplace.web.api.TaxCategory;
import bourg.tenants.contract.Refusal;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/** Offers in the contract's form. */
final class OfferViews {
    private OfferViews() {}

    static OfferDraft draft(OfferContent content) {
        return new OfferDraft(
                Values.text(content.getName()),
                Values.text(content.getSummary()),
                Values.text(content.getDescription()),
                bourg.marketplace.Category.valueOf(content.getCategory().name()),
                Values.json(content.getForm()),
                PlanViews.plan(content),
                ConcessionViews.concessions(content),
                Boolean.TRUE.equals(content.getQuantityAllowed()),
                Objects.requireNonNullElse(content.getMaxQuantity(), 1),
                bourg.marketplace.MerchantOfRecord.valueOf(content.getMerchantOfRecord().name()),
                bourg.marketplace.TaxCategory.valueOf(content.getTaxCategory().name()),
                new BasisPoints(
                        Objects.requireNonNullElse(
                                content.getMinimumPartnerShareBasisPoints(), 0)));
    }

    static Offer offer(bourg.marketplace.Offer offer) {
        return new Offer(
                        offer.id().toString(),
                        offer.partner().toString(),
                        offer.partnerName(),
                        offer.version(),
                        OfferState.valueOf(offer.state().name()),
                        content(offer.content()),
                        Values.time(offer.updatedAt()))
                .publishedVersion(offer.publishedVersion())
                .returnReason(offer.returnReason())
                .publishedAt(Values.timeOrNull(offer.publishedAt()));
    }

    private static OfferContent content(OfferDraft content) {
        return new OfferContent(
                        Values.text(content.name()),
                        Values.text(content.summary()),
                        Values.text(content.description()),
                        Category.valueOf(content.category().name()),
                        Values.object(content.form()),
                        Values.money(content.unitPrice()),
                        MerchantOfRecord.valueOf(content.merchant().name()),
                        TaxCategory.valueOf(content.tax().name()))
                .pricePlan(PlanViews.view(content))
                .quantityAllowed(content.quantityAllowed())
                .maxQuantity(content.maxQuantity())
                .minimumPartnerShareBasisPoints(content.minimumPartnerShare().value());
    }

    static OfferList list(Slice<bourg.marketplace.Offer> offers) {
        return new OfferList(offers.items().stream().map(OfferViews::offer).toList())
                .nextCursor(offers.next());
    }

    /** The offer as it is after a command, or the problem. */
    static Offer result(OfferChange change) {
        return switch (change) {
            case OfferChange.Changed(var offer) -> offer(offer);
            case OfferChange.NotFound() -> throw Asking.notYours();
            case OfferChange.NotAllowed(var state) ->
                    throw Asking.conflict(
                            "offer_state_conflict",
                            state.name().toLowerCase(java.util.Locale.ROOT));
            case OfferChange.Incomplete(var errors) ->
                    throw new Refusal(
                                    HttpStatus.UNPROCESSABLE_CONTENT,
                                    "offer_incomplete",
                                    java.util.List.of(),
                                    Asking.invalid(errors).refusal().errors())
                            .toProblem();
        };
    }
}
