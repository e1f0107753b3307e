package bourg.app.operator;

import bourg.app.access.Caller;
import bourg.app.pages.Area;
import bourg.app.pages.OnSite;
import bourg.billing.LedgerVerifier;
import bourg.billing.ProviderAway;
import bourg.billing.Reconciliation;
import bourg.marketplace.Partners;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows who the partners are and whether the ledger agrees with the payment provider and with
 * itself.
 */
@Controller
@OnSite(Area.OPERATOR)
class WatchPages {
    private static final Logger LOG = LoggerFactory.getLogger(WatchPages.class);
    private static final int PAGE = 50;

    private final Partners partners;
    private final Reconciliation reconciliation;
    private final LedgerVerifier ledger;

    WatchPages(Partners partners, Reconciliation reconciliation, LedgerVerifier ledger) {
        this.partners = partners;
        this.reconciliation = reconciliation;
        this.ledger = ledger;
    }

    @GetMapping("/partners")
    String partners(@RequestParam(required = false) @Nullable String after, Model model) {
        Caller.operator();
        model.addAttribute("partners", partners.list(after, PAGE));
        return "operator/partners";
    }

    @GetMapping("/reconciliation")
    String reconciliation(Model model) {
        Caller.operator();
        try {
            model.addAttribute("report", reconciliation.run());
        } catch (ProviderAway silent) {
            LOG.error("The payment provider did not tell its balance", silent);
            model.addAttribute("report", null);
        }
        return "operator/reconciliation";
    }

    @GetMapping("/reconciliation/ledger")
    String ledger(Model model) {
        Caller.operator();
        model.addAttribute("verdict", ledger.verify());
        return "operator/ledger";
    }
}
