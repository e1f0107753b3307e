package bourg.app.partner;

import bourg.app.money.Books;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.app.texts.Formats;
import bourg.billing.Statement;
import bourg.marketplace.Party;
import bourg.tenants.PartnerRole;
import java.time.YearMonth;
import java.util.Currency;
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

    MoneyPages(SignedInPartner partner, Books books) {
        this.partner = partner;
        this.books = books;
    }

    @GetMapping("/statement")
    String statement(@RequestParam(required = false) @Nullable String month, Model model) {
        Party me = me();
        YearMonth wanted = Books.month(month, Formats.UTC);
        model.addAttribute("month", wanted);
        model.addAttribute("statement", of(me, wanted));
        return "partner/statement";
    }

    @GetMapping("/statement.csv")
    ResponseEntity<String> download(@RequestParam(required = false) @Nullable String month) {
        Party me = me();
        YearMonth wanted = Books.month(month, Formats.UTC);
        return Books.csv(of(me, wanted), wanted);
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
