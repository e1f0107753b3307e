package bourg.app.partner;

import bourg.app.pages.NotHere;
import bourg.marketplace.Offer;
import bourg.marketplace.OfferChange;
import bourg.marketplace.OfferDraft;
import bourg.marketplace.OfferId;
import bourg.marketplace.OfferState;
import bourg.marketplace.Offers;
import bourg.marketplace.PartnerId;
import bourg.tenants.PartnerRole;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The services of the signed-in partner, found and rewritten; another partner's are not there. */
@Component
class Workbench {
    private final SignedInPartner partner;
    private final Offers offers;

    Workbench(SignedInPartner partner, Offers offers) {
        this.partner = partner;
        this.offers = offers;
    }

    /** The partner's own service, for a caller who has one of these roles, if any are named. */
    Offer require(String id, PartnerRole... anyOf) {
        PartnerId owner = partner.get(anyOf).id();
        return OfferId.parse(id)
                .flatMap(offer -> offers.find(owner, offer))
                .orElseThrow(NotHere::new);
    }

    static boolean isOpen(Offer offer) {
        return offer.state() == OfferState.DRAFT;
    }

    /** Leads away from a service that cannot be rewritten now, and says so. */
    static String closed(Offer offer, RedirectAttributes next) {
        next.addFlashAttribute("problem", "partner.offer.not_allowed");
        return "redirect:/offers/" + offer.id();
    }

    /** Whether the draft was rewritten; not if somebody submitted it meanwhile. */
    boolean saves(Offer offer, OfferDraft content) {
        return switch (offers.revise(offer.partner(), offer.id(), content)) {
            case OfferChange.Changed _ -> true;
            case OfferChange.NotAllowed _, OfferChange.Incomplete _ -> false;
            case OfferChange.NotFound _ -> throw new NotHere();
        };
    }

    boolean savesForm(Offer offer, String schema) {
        return saves(offer, offer.content().withForm(schema));
    }
}
