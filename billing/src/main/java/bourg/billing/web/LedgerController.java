package bourg.billing.web;

import bourg.billing.LedgerVerdict;
import bourg.billing.LedgerVerifier;
import bourg.billing.web.api.LedgerApi;
import bourg.billing.web.api.LedgerFault;
import bourg.billing.web.api.LedgerFaultKind;
import bourg.billing.web.api.LedgerVerification;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators compute the whole ledger once more. */
@RestController
class LedgerController implements LedgerApi {
    private final LedgerVerifier verifier;

    LedgerController(LedgerVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public LedgerVerification verifyLedger() {
        Asking.operator();
        LedgerVerdict verdict = verifier.verify();
        LedgerVerification view =
                new LedgerVerification(
                        Values.time(verdict.at()),
                        verdict.isSound(),
                        verdict.faults().stream().map(LedgerController::fault).toList());
        LedgerVerdict.Head head = verdict.head();
        return head == null ? view : view.chainLength(head.number()).chainHash(head.hash());
    }

    private static LedgerFault fault(LedgerVerdict.Fault fault) {
        return new LedgerFault(LedgerFaultKind.valueOf(fault.kind().name()), fault.subject());
    }
}
