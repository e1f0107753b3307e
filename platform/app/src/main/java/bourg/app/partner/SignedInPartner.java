package bourg.app.partner;

import bourg.app.access.Caller;
import bourg.app.pages.NotHere;
import bourg.marketplace.Partner;
import bourg.marketplace.Partners;
import bourg.tenants.PartnerRole;
import org.springframework.stereotype.Component;

/** The partner for which the caller acts. */
@Component
class SignedInPartner {
    private final Partners partners;

    SignedInPartner(Partners partners) {
        this.partners = partners;
    }

    /** The partner, if the caller has one of these roles there, if any are named. */
    Partner get(PartnerRole... anyOf) {
        return partners.byAlias(Caller.partner(anyOf).partnerAlias()).orElseThrow(NotHere::new);
    }
}
