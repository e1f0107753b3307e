package bourg.billing.settlement;

import bourg.billing.Reconciliation;
import bourg.billing.ReconciliationReport;
import bourg.billing.ReconciliationReport.Difference;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers since when the ledger and the provider have disagreed about something. */
@Component
class Unexplained {
    private final JdbcClient federation;
    private final Reconciliation reconciliation;
    private final Books books;

    Unexplained(
            @Qualifier("federation") JdbcClient federation,
            Reconciliation reconciliation,
            Books books) {
        this.federation = federation;
        this.reconciliation = reconciliation;
        this.books = books;
    }

    /**
     * Compares; a second time if something differs, for what is under way right now is no matter.
     */
    void compare() {
        ReconciliationReport report = reconciliation.run();
        remember(report);
        if (!report.isClean()) {
            remember(reconciliation.run());
        }
    }

    /** What the report still names keeps its age; what it does not name any more is explained. */
    void remember(ReconciliationReport report) {
        books.runInTransaction(() -> {
            report.differences().forEach(difference -> keep(difference, report.at()));
            federation
                    .sql("delete from reconciliation_difference where seen_at < ?")
                    .param(report.at().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    private void keep(Difference difference, Instant at) {
        federation
                .sql(
                        """
                        insert into reconciliation_difference (provider_ref, currency, kind, gap_minor, first_seen, seen_at)
                        values (:ref, :currency, :kind, :gap, :at, :at)
                        on conflict (provider_ref, currency) do update
                        set kind = excluded.kind, gap_minor = excluded.gap_minor, seen_at = excluded.seen_at
                        """)
                .param("ref", difference.providerRef())
                .param("currency", difference.currency())
                .param("kind", difference.kind().name())
                .param("gap", difference.gapMinor())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
