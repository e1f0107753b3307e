package bourg.app.console;

import bourg.app.access.Caller;
import bourg.app.access.SiteUrls;
import bourg.app.money.Books;
import bourg.app.money.Onboarding;
import bourg.app.money.Onboarding.Progress;
import bourg.app.money.StatementFiles;
import bourg.app.money.StatementFiles.Owner;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.PayoutAccounts;
import bourg.billing.Statement;
import bourg.marketplace.Party;
import bourg.tenants.City;
import java.net.URI;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The city's money: its statement down to the postings, and the account that is paid. */
@Controller
@OnSite(Area.CONSOLE)
class MoneyPages {
    private static final String ACCOUNT = "/console/payout-account";

    private final Books books;
    private final StatementFiles files;
    private final PayoutAccounts accounts;
    private final Onboarding onboarding;
    private final SiteUrls urls;

    MoneyPages(
            Books books,
            StatementFiles files,
            PayoutAccounts accounts,
            Onboarding onboarding,
            SiteUrls urls) {
        this.books = books;
        this.files = files;
        this.accounts = accounts;
        this.onboarding = onboarding;
        this.urls = urls;
    }

    @GetMapping("/console/statement")
    String statement(@RequestParam(required = false) @Nullable String month, Model model) {
        City city = ours();
        YearMonth wanted = Books.month(month, city.timeZone());
        model.addAttribute("month", wanted);
        model.addAttribute("statement", of(city, wanted));
        model.addAttribute("closed", books.closed(Party.city(city.id()), city.currency(), wanted));
        model.addAttribute("expected", books.expected(Party.city(city.id()), city.currency()));
        return "console/statement";
    }

    @GetMapping("/console/statement.csv")
    ResponseEntity<byte[]> csv(@RequestParam(required = false) @Nullable String month) {
        Owner owner = owner();
        return files.csv(owner, Books.month(month, owner.zone()));
    }

    @GetMapping("/console/statement.xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam(required = false) @Nullable String month) {
        Owner owner = owner();
        return files.xlsx(owner, Books.month(month, owner.zone()));
    }

    @GetMapping("/console/statement.pdf")
    ResponseEntity<byte[]> pdf(
            @RequestParam(required = false) @Nullable String month, Locale locale) {
        Owner owner = owner();
        return files.pdf(owner, Books.month(month, owner.zone()), locale);
    }

    private static Owner owner() {
        City city = ours();
        return new Owner(Party.city(city.id()), city.name(), city.currency(), city.timeZone());
    }

    @GetMapping("/console/postings/{id}")
    String posting(@PathVariable String id, Model model) {
        model.addAttribute("posting", books.posting(Party.city(ours().id()), id));
        return "console/posting";
    }

    @GetMapping(ACCOUNT)
    String account(Model model) {
        return show(onboarding.of(Party.city(ours().id())), model);
    }

    /** Goes to the provider's own page; the account itself is opened with the city. */
    @PostMapping(ACCOUNT)
    String onboard(Model model) {
        City city = ours();
        Party party = Party.city(city.id());
        if (accounts.find(party).isEmpty()) {
            return "redirect:" + ACCOUNT;
        }
        URI back = URI.create(urls.at(city.host(), ACCOUNT + "/return"));
        return Onboarding.answered(() -> accounts.onboardingLink(party, back))
                .map(page -> "redirect:" + page)
                .orElseGet(() -> show(onboarding.silent(party), model));
    }

    /** Where the provider's page sends people back to. */
    @GetMapping(ACCOUNT + "/return")
    String back(RedirectAttributes next) {
        boolean ready = onboarding.of(Party.city(ours().id())).isReady();
        next.addFlashAttribute(
                ready ? "done" : "problem",
                ready ? "console.payout.ready" : "console.payout.not_yet");
        return "redirect:" + ACCOUNT;
    }

    private static String show(Progress progress, Model model) {
        model.addAttribute("account", progress.account());
        model.addAttribute("away", progress.away());
        model.addAttribute("payouts", progress.payouts());
        return "console/payoutAccount";
    }

    private Statement of(City city, YearMonth month) {
        return books.statement(Party.city(city.id()), city.currency(), city.timeZone(), month);
    }

    private static City ours() {
        Caller.staff(Powers.MONEY);
        return Caller.city();
    }
}
