package bourg.app.partner;

import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.PayoutAccount;
import bourg.billing.PayoutAccounts;
import bourg.marketplace.OfferState;
import bourg.marketplace.Partner;
import bourg.marketplace.Party;
import bourg.marketplace.Proposals;
import bourg.tenants.Actor;
import bourg.tenants.CurrentActor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where partners arrive: the welcome of those unknown, and what is to be done for the others. */
@Controller
@OnSite(Area.PARTNER)
class HomePages {
    private static final int MOST_DRAFTS = 10;

    private final SignedInPartner signedIn;
    private final Desk desk;
    private final PayoutAccounts accounts;
    private final Proposals proposals;

    HomePages(SignedInPartner signedIn, Desk desk, PayoutAccounts accounts, Proposals proposals) {
        this.signedIn = signedIn;
        this.desk = desk;
        this.accounts = accounts;
        this.proposals = proposals;
    }

    @GetMapping("/")
    String home(Model model) {
        if (!(CurrentActor.get() instanceof Actor.PartnerMember)) {
            return "partner/welcome";
        }
        Partner partner = signedIn.get();
        model.addAttribute("partner", partner);
        model.addAttribute("offers", desk.offers().countsOf(partner.id()));
        model.addAttribute("orders", desk.orders().counts(partner.id()));
        model.addAttribute(
                "drafts",
                desk.offers().listOf(partner.id(), OfferState.DRAFT, null, MOST_DRAFTS).items());
        model.addAttribute("proposals", proposals.toAnswer(Party.partner(partner.id())));
        model.addAttribute(
                "paidOut",
                accounts.find(Party.partner(partner.id()))
                        .filter(PayoutAccount::isActive)
                        .isPresent());
        return "partner/home";
    }
}
