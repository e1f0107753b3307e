package bourg.app.partner;

import bourg.app.money.BillBooks;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.marketplace.Party;
import bourg.tenants.PartnerRole;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What cities pay themselves for the partner's services. */
@Controller("partnerBillPages")
@OnSite(Area.PARTNER)
class BillPages {
    private final SignedInPartner partner;
    private final BillBooks books;

    BillPages(SignedInPartner partner, BillBooks books) {
        this.partner = partner;
        this.books = books;
    }

    @GetMapping("/bills")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        books.showBills(ours(), after, model);
        return "partner/bills";
    }

    @GetMapping("/bills/{id}")
    String bill(@PathVariable String id, Model model) {
        books.showBill(ours(), id, model);
        return "partner/bill";
    }

    private Party ours() {
        return Party.partner(partner.get(PartnerRole.ADMIN).id());
    }
}
