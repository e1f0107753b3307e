package bourg.app.partner;

import bourg.app.access.SiteUrls;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.PayoutAccount;
import bourg.billing.PayoutAccounts;
import bourg.billing.ProviderAway;
import bourg.marketplace.Partner;
import bourg.marketplace.Party;
import bourg.tenants.CurrentSite;
import bourg.tenants.PartnerRole;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The account to which a partner's shares are paid, opened on the provider's own page. */
@Controller
@OnSite(Area.PARTNER)
class PayoutPages {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutPages.class);
    private static final String ACCOUNT = "/payout";

    private final SignedInPartner partner;
    private final PayoutAccounts accounts;
    private final SiteUrls urls;

    PayoutPages(SignedInPartner partner, PayoutAccounts accounts, SiteUrls urls) {
        this.partner = partner;
        this.accounts = accounts;
        this.urls = urls;
    }

    @GetMapping(ACCOUNT)
    String account(Model model) {
        Party party = party();
        boolean waits = accounts.find(party).filter(account -> !account.isActive()).isPresent();
        return show(waits && !asked(party), party, model);
    }

    /** Goes to the provider's own page; if the provider is silent, asking again later is safe. */
    @PostMapping(ACCOUNT)
    String onboard(Model model) {
        Partner me = partner.get(PartnerRole.ADMIN);
        Party party = Party.partner(me.id());
        try {
            accounts.ensure(party, me.name(), me.country(), me.contactEmail());
            URI back = URI.create(urls.at(CurrentSite.get().host(), ACCOUNT + "/return"));
            return "redirect:" + accounts.onboardingLink(party, back);
        } catch (ProviderAway silent) {
            LOG.error("The payment provider gave no onboarding link", silent);
            return show(true, party, model);
        }
    }

    /** Where the provider's page sends people back to. */
    @GetMapping(ACCOUNT + "/return")
    String back(RedirectAttributes next) {
        Party party = party();
        boolean ready =
                accounts.find(party).isPresent()
                        && asked(party)
                        && accounts.find(party).filter(PayoutAccount::isActive).isPresent();
        next.addFlashAttribute(
                ready ? "done" : "problem",
                ready ? "partner.payout.ready" : "partner.payout.not_yet");
        return "redirect:" + ACCOUNT;
    }

    private Party party() {
        return Party.partner(partner.get(PartnerRole.ADMIN).id());
    }

    private boolean asked(Party party) {
        try {
            accounts.refresh(party);
            return true;
        } catch (ProviderAway silent) {
            LOG.error("The payment provider did not tell an account's state", silent);
            return false;
        }
    }

    private String show(boolean away, Party party, Model model) {
        Optional<PayoutAccount> account = accounts.find(party);
        model.addAttribute("account", account.orElse(null));
        model.addAttribute("away", away);
        return "partner/payout";
    }
}
