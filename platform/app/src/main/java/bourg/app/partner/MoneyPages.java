package bourg.app.partner;

import bourg.app.money.Books;
import bourg.app.money.StatementFiles;
import bourg.app.money.StatementFiles.Owner;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Formats;
import bourg.billing.Statement;
import bourg.marketplace.Partner;
import bourg.marketplace.Party;
import bourg.tenants.Localized;
import bourg.tenants.PartnerRole;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A partner's statement by month, and the postings behind its lines. */
@Controller
@OnSite(Area.PARTNER)
class MoneyPages {
    private static final Currency CURRENCY = Currency.getInstance("CAD");

    private final SignedInPartner partner;
    private final Books books;
    private final StatementFiles files;

    MoneyPages(SignedInPartner partner, Books books, StatementFiles files) {
        this.partner = partner;
        this.books = books;
        this.files = files;
    }

    @GetMapping("/statement")
    String statement(@RequestParam(required = false) @Nullable String month, Model model) {
        Party me = me();
        YearMonth wanted = Books.month(month, Formats.UTC);
        model.addAttribute("month", wanted);
        model.addAttribute("statement", of(me, wanted));
        model.addAttribute("closed", books.closed(me, CURRENCY, wanted));
        model.addAttribute("expected", books.expected(me, CURRENCY));
        return "partner/statement";
    }

    @GetMapping("/statement.csv")
    ResponseEntity<byte[]> csv(@RequestParam(required = false) @Nullable String month) {
        Owner owner = owner();
        return files.csv(owner, Books.month(month, owner.zone()));
    }

    @GetMapping("/statement.xlsx")
    ResponseEntity<byte[]> xlsx(@RequestParam(required = false) @Nullable String month) {
        Owner owner = owner();
        return files.xlsx(owner, Books.month(month, owner.zone()));
    }

    @GetMapping("/statement.pdf")
    ResponseEntity<byte[]> pdf(
            @RequestParam(required = false) @Nullable String month, Locale locale) {
        Owner owner = owner();
        return files.pdf(owner, Books.month(month, owner.zone()), locale);
    }

    private Owner owner() {
        Partner us = partner.get(PartnerRole.ADMIN);
        Localized name = new Localized(us.name(), us.name());
        return new Owner(Party.partner(us.id()), name, CURRENCY, Formats.UTC);
    }

    @GetMapping("/postings/{id}")
    String posting(@PathVariable String id, Model model) {
        model.addAttribute("posting", books.posting(me(), id));
        return "partner/posting";
    }

    private Statement of(Party me, YearMonth month) {
        return books.statement(me, CURRENCY, Formats.UTC, month);
    }

    private Party me() {
        return Party.partner(partner.get(PartnerRole.ADMIN).id());
    }
}
