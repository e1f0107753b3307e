package bourg.billing;

import org.springframework.stereotype.Component;

/** Compares the ledger's clearing account with the payment provider's balance, object by object. */
@Component
public class Reconciliation {
    public ReconciliationReport run() {
        throw new UnsupportedOperationException("not yet");
    }
}
