package bourg.billing.web;

import bourg.billing.Reconciliation;
import bourg.billing.web.api.ReconciliationApi;
import bourg.billing.web.api.ReconciliationDifference;
import bourg.billing.web.api.ReconciliationDifferenceKind;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators compare the ledger with the payment provider. */
@RestController
class ReconciliationController implements ReconciliationApi {
    private final Reconciliation reconciliation;

    ReconciliationController(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public bourg.billing.web.api.Reconciliation getReconciliation() {
        Asking.operator();
        var report = Asking.provider(reconciliation::run);
        return new bourg.billing.web.api.Reconciliation(
                Values.time(report.at()),
                report.matched(),
                report.differences().stream().map(ReconciliationController::difference).toList(),
                report.unexplainedMinor());
    }

    private static ReconciliationDifference difference(
            bourg.billing.ReconciliationReport.Difference difference) {
        return new ReconciliationDifference(
                        ReconciliationDifferenceKind.valueOf(difference.kind().name()),
                        difference.providerRef(),
                        difference.currency())
                .ledgerMinor(difference.ledgerMinor())
                .providerMinor(difference.providerMinor());
    }
}
