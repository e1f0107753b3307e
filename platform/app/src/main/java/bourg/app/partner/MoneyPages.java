package bourg.app.partner;

import bourg.app.access.SiteUrls;
import bourg.app.money.Books;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Formats;
import bourg.billing.PayoutAccounts;
import bourg.billing.Statement;
import bourg.marketplace.Partner;
import bourg.marketplace.Party;
import bourg.tenants.CurrentSite;
import bourg.tenants.PartnerRole;
import java.net.URI;
import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A partner's statement, the postings behind it, and its payout account. */
@Controller
@OnSite(Area.PARTNER)
class MoneyPages {
    private static final Logger LOG = LoggerFactory.getLogger(MoneyPages.class);
    private static final Currency CURRENCY = Currency.getInstance("CAD");

    private final SignedInPartner partner;
    private final Books books;
    private final PayoutAccounts accounts;
    private final SiteUrls urls;

    MoneyPages(SignedInPartner partner, Books books, PayoutAccounts accounts, SiteUrls urls) {
        this.partner = partner;
        this.books = books;
        this.accounts = accounts;
        this.urls = urls;
    }

    @GetMapping("/statement")
    String statement(@RequestParam(required = false) @Nullable String month, Model model) {
        YearMonth wanted = Books.month(month, Formats.UTC);
        model.addAttribute("month", wanted);
        model.addAttribute("statement", of(wanted));
        return "partner/statement";
    }

    @GetMapping("/statement.csv")
    ResponseEntity<String> download(@RequestParam(required = false) @Nullable String month) {
        YearMonth wanted = Books.month(month, Formats.UTC);
        return Books.csv(of(wanted), wanted);
    }

    @GetMapping("/postings/{id}")
    String posting(@PathVariable String id, Model model) {
        model.addAttribute(
                "posting", books.posting(Party.partner(partner.get(PartnerRole.ADMIN).id()), id));
        return "partner/posting";
    }

    @GetMapping("/payout")
    String account(Model model) {
        Party party = Party.partner(partner.get(PartnerRole.ADMIN).id());
        return show(false, party, model);
    }

    /** Goes to the provider's own page; if the provider is silent, asking again later is safe. */
    @PostMapping("/payout")
    String onboard(Model model) {
        Partner me = partner.get(PartnerRole.ADMIN);
        Party party = Party.partner(me.id());
        try {
            accounts.ensure(party, me.name(), me.country(), me.contactEmail());
            URI back = URI.create(urls.at(CurrentSite.get().host(), "/payout"));
            return "redirect:" + accounts.onboardingLink(party, back);
        } catch (RuntimeException silent) {
            LOG.error("The payment provider gave no onboarding link", silent);
            return show(true, party, model);
        }
    }

    private String show(boolean away, Party party, Model model) {
        boolean silent = away;
        if (!away && accounts.find(party).filter(account -> !account.isActive()).isPresent()) {
            try {
                accounts.refresh(party);
            } catch (RuntimeException failure) {
                LOG.error("The payment provider did not tell an account's state", failure);
                silent = true;
            }
        }
        model.addAttribute("account", accounts.find(party).orElse(null));
        model.addAttribute("away", silent);
        return "partner/payout";
    }

    private Statement of(YearMonth month) {
        Party party = Party.partner(partner.get(PartnerRole.ADMIN).id());
        return books.statement(party, CURRENCY, Formats.UTC, month);
    }
}
