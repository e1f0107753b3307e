package bourg.app.partner;

import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Formats;
import bourg.billing.Finances;
import bourg.marketplace.Party;
import bourg.tenants.PartnerRole;
import java.util.Currency;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page about a partner's money, and the way to everything else. */
@Controller
@OnSite(Area.PARTNER)
class FinancePages {
    private static final Currency CURRENCY = Currency.getInstance("CAD");

    private final SignedInPartner partner;
    private final Finances finances;

    FinancePages(SignedInPartner partner, Finances finances) {
        this.partner = partner;
        this.finances = finances;
    }

    @GetMapping("/money")
    String show(Model model) {
        Party us = Party.partner(partner.get(PartnerRole.ADMIN).id());
        model.addAttribute("standing", finances.standing(us, CURRENCY, Formats.UTC));
        return "partner/money";
    }
}
