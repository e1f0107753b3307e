package bourg.billing;

import bourg.billing.LedgerVerdict.Fault;
import bourg.billing.LedgerVerdict.Head;
import bourg.billing.LedgerVerdict.Kind;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Computes the whole ledger once more from its entries: the chain over the postings, every number,
 * every balance, and that all of it sums to zero.
 */
@Component
public class LedgerVerifier {
    private final JdbcClient federation;

    LedgerVerifier(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Takes seconds for each hundred thousand postings, and stops nobody meanwhile. */
    public LedgerVerdict verify() {
        List<Fault> faults =
                federation
                        .sql("select fault, subject from ledger.verify() order by 1, 2 limit 100")
                        .query((row, _) ->
                                new Fault(
                                        Kind.valueOf(row.getString("fault")),
                                        row.getString("subject")))
                        .list();
        return new LedgerVerdict(Instant.now(), faults, head().orElse(null));
    }

    private Optional<Head> head() {
        return federation
                .sql("select number, hash from ledger.chain order by number desc limit 1")
                .query((row, _) ->
                        new Head(
                                row.getLong("number"),
                                HexFormat.of().formatHex(row.getBytes("hash"))))
                .optional();
    }
}
