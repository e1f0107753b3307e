package bourg.app.partner;

import bourg.app.access.SiteUrls;
import bourg.app.money.Onboarding;
import bourg.app.money.Onboarding.Progress;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.PayoutAccounts;
import bourg.marketplace.Partner;
import bourg.marketplace.Party;
import bourg.tenants.CurrentSite;
import bourg.tenants.PartnerRole;
import java.net.URI;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The account to which a partner's shares are paid, opened on the provider's own page. */
@Controller
@OnSite(Area.PARTNER)
class PayoutPages {
    private static final String ACCOUNT = "/payout";

    private final SignedInPartner partner;
    private final PayoutAccounts accounts;
    private final Onboarding onboarding;
    private final SiteUrls urls;

    PayoutPages(
            SignedInPartner partner,
            PayoutAccounts accounts,
            Onboarding onboarding,
            SiteUrls urls) {
        this.partner = partner;
        this.accounts = accounts;
        this.onboarding = onboarding;
        this.urls = urls;
    }

    @GetMapping(ACCOUNT)
    String account(Model model) {
        return show(onboarding.of(party()), model);
    }

    /** Goes to the provider's own page, after opening the account there if there is none. */
    @PostMapping(ACCOUNT)
    String onboard(Model model) {
        Partner me = partner.get(PartnerRole.ADMIN);
        Party party = Party.partner(me.id());
        URI back = URI.create(urls.at(CurrentSite.get().host(), ACCOUNT + "/return"));
        return Onboarding.answered(
                        () -> {
                            accounts.ensure(party, me.name(), me.country(), me.contactEmail());
                            return accounts.onboardingLink(party, back);
                        })
                .map(page -> "redirect:" + page)
                .orElseGet(() -> show(onboarding.silent(party), model));
    }

    /** Where the provider's page sends people back to. */
    @GetMapping(ACCOUNT + "/return")
    String back(RedirectAttributes next) {
        boolean ready = onboarding.of(party()).isReady();
        next.addFlashAttribute(
                ready ? "done" : "problem",
                ready ? "partner.payout.ready" : "partner.payout.not_yet");
        return "redirect:" + ACCOUNT;
    }

    private Party party() {
        return Party.partner(partner.get(PartnerRole.ADMIN).id());
    }

    private static String show(Progress progress, Model model) {
        model.addAttribute("account", progress.account());
        model.addAttribute("away", progress.away());
        model.addAttribute("payouts", progress.payouts());
        return "partner/payout";
    }
}
