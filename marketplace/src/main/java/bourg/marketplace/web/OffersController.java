package bourg.marketplace.web;

import bourg.marketplace.OfferId;
import bourg.marketplace.Offers;
import bourg.marketplace.PartnerId;
import bourg.marketplace.web.api.Offer;
import bourg.marketplace.web.api.OfferContent;
import bourg.marketplace.web.api.OfferList;
import bourg.marketplace.web.api.OfferState;
import bourg.marketplace.web.api.OffersApi;
import bourg.marketplace.web.api.Reason;
import bourg.tenants.PartnerRole;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OffersController implements OffersApi {
    private final Asking asking;
    private final Offers offers;

    OffersController(Asking asking, Offers offers) {
        this.asking = asking;
        this.offers = offers;
    }

    @Override
    public Offer createOffer(String idempotencyKey, OfferContent content) {
        return OfferViews.offer(offers.draft(writer(), OfferViews.draft(content)));
    }

    @Override
    public Offer getOffer(String offerId) {
        OfferId id = id(offerId);
        if (Asking.onPartnersSite()) {
            return OfferViews.offer(Asking.known(offers.find(reader(), id)));
        }
        asking.operator();
        return OfferViews.offer(Asking.known(offers.find(id)));
    }

    @Override
    public OfferList listOffers(
            @Nullable OfferState state, @Nullable String cursor, Integer limit) {
        if (Asking.onPartnersSite()) {
            return OfferViews.list(offers.listOf(reader(), state(state), cursor, limit));
        }
        asking.operator();
        bourg.marketplace.OfferState wanted =
                Optional.ofNullable(state(state)).orElse(bourg.marketplace.OfferState.SUBMITTED);
        return OfferViews.list(offers.inState(wanted, cursor, limit));
    }

    @Override
    public Offer reviseOffer(String offerId, OfferContent content) {
        return OfferViews.result(offers.revise(writer(), id(offerId), OfferViews.draft(content)));
    }

    @Override
    public Offer submitOffer(String offerId) {
        return OfferViews.result(offers.submit(writer(), id(offerId)));
    }

    @Override
    public Offer retireOffer(String offerId) {
        return OfferViews.result(offers.retire(writer(), id(offerId)));
    }

    @Override
    public Offer publishOffer(String offerId) {
        asking.operator();
        return OfferViews.result(offers.publish(id(offerId)));
    }

    @Override
    public Offer returnOffer(String offerId, Reason reason) {
        asking.operator();
        return OfferViews.result(offers.returnToDraft(id(offerId), reason.getReason()));
    }

    private PartnerId writer() {
        return asking.partner(PartnerRole.ADMIN).id();
    }

    private PartnerId reader() {
        return asking.partner(PartnerRole.ADMIN, PartnerRole.AGENT).id();
    }

    private static OfferId id(String text) {
        return Asking.known(OfferId.parse(text));
    }

    private static bourg.marketplace.@Nullable OfferState state(@Nullable OfferState state) {
        return state == null ? null : bourg.marketplace.OfferState.valueOf(state.name());
    }
}
