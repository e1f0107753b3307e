package bourg.app.partner;

import bourg.app.money.UsageBooks;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.marketplace.Party;
import bourg.tenants.PartnerRole;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was used of the partner’s metered services, down to the events, and its receipts. */
@Controller
@OnSite(Area.PARTNER)
class UsagePages {
    private static final String HOME = "/usage";

    private final SignedInPartner partner;
    private final UsageBooks books;

    UsagePages(SignedInPartner partner, UsageBooks books) {
        this.partner = partner;
        this.books = books;
    }

    @GetMapping(HOME)
    String meters(@RequestParam(required = false) @Nullable String after, Model model) {
        books.showMeters(ours(), after, model);
        return "partner/usage";
    }

    @GetMapping(HOME + "/{meter}")
    String meter(
            @PathVariable String meter,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        books.showMeter(books.meter(ours(), meter), month, after, model);
        return "partner/usageMeter";
    }

    @GetMapping(HOME + "/{meter}/lines.csv")
    ResponseEntity<String> download(
            @PathVariable String meter, @RequestParam(required = false) @Nullable String month) {
        return books.csv(books.meter(ours(), meter), month);
    }

    @GetMapping(HOME + "/lines/{line}")
    String line(
            @PathVariable String line,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        books.showLine(books.line(ours(), line), after, model);
        return "partner/usageLine";
    }

    @GetMapping(HOME + "/lines/{line}/receipt.ndjson")
    ResponseEntity<Resource> receipt(@PathVariable String line) {
        return books.receipt(books.line(ours(), line));
    }

    @PostMapping(HOME + "/lines/{line}/recomputation")
    String recompute(@PathVariable String line, RedirectAttributes next) {
        boolean matches = books.recomputes(books.line(ours(), line));
        next.addFlashAttribute(
                matches ? "done" : "problem", matches ? "usage.matches" : "usage.differs");
        return "redirect:" + HOME + "/lines/" + line;
    }

    private Party ours() {
        return Party.partner(partner.get(PartnerRole.ADMIN).id());
    }
}
