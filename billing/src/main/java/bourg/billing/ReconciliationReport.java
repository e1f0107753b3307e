package bourg.billing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the ledger's clearing account compares with the payment provider's balance. */
public record ReconciliationReport(
        Instant at, int matched, List<Difference> differences, long unexplainedMinor) {
    public ReconciliationReport {
        differences = List.copyOf(differences);
    }

    /** Why something does not match. */
    public enum Kind {
        MISSING_IN_LEDGER,
        MISSING_AT_PROVIDER,
        DIFFERENT_AMOUNTS
    }

    /** One provider object on which the two sides disagree. */
    public record Difference(
            Kind kind,
            String providerRef,
            String currency,
            @Nullable Long ledgerMinor,
            @Nullable Long providerMinor) {
        public long gapMinor() {
            return Math.subtractExact(
                    providerMinor == null ? 0 : providerMinor,
                    ledgerMinor == null ? 0 : ledgerMinor);
        }
    }

    public boolean isClean() {
        return differences.isEmpty();
    }
}
