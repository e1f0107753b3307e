package bourg.billing;

import bourg.billing.ReconciliationReport.Difference;
import bourg.billing.ReconciliationReport.Kind;
import bourg.billing.ledger.Entries;
import bourg.billing.ledger.Entries.ClearedObject;
import bourg.billing.stripe.BalanceLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the ledger's clearing account with the payment provider's balance, object by object. */
@Component
public class Reconciliation {
    private final BalanceLines provider;
    private final Entries ledger;

    Reconciliation(BalanceLines provider, Entries ledger) {
        this.provider = provider;
        this.ledger = ledger;
    }

    /** Reads the provider first, so that what happens meanwhile shows as missing there. */
    public ReconciliationReport run() {
        Map<ClearedObject, Long> theirs = new LinkedHashMap<>();
        for (BalanceLines.Line line : provider.all()) {
            theirs.merge(
                    new ClearedObject(line.source(), line.currency()),
                    line.netMinor(),
                    Math::addExact);
        }
        return compare(ledger.clearing(), theirs);
    }

    static ReconciliationReport compare(
            Map<ClearedObject, Long> ours, Map<ClearedObject, Long> theirs) {
        var all = new TreeSet<ClearedObject>(ClearedObject.ORDER);
        all.addAll(ours.keySet());
        all.addAll(theirs.keySet());
        List<Difference> differences = new ArrayList<>();
        long unexplained = 0;
        for (ClearedObject object : all) {
            Difference difference = difference(object, ours.get(object), theirs.get(object));
            if (difference.gapMinor() != 0) {
                differences.add(difference);
                unexplained = Math.addExact(unexplained, Math.abs(difference.gapMinor()));
            }
        }
        return new ReconciliationReport(
                Instant.now(), all.size() - differences.size(), differences, unexplained);
    }

    private static Difference difference(
            ClearedObject object, @Nullable Long ours, @Nullable Long theirs) {
        Kind kind =
                ours == null
                        ? Kind.MISSING_IN_LEDGER
                        : theirs == null ? Kind.MISSING_AT_PROVIDER : Kind.DIFFERENT_AMOUNTS;
        return new Difference(kind, object.providerRef(), object.currency(), ours, theirs);
    }
}
