package bourg.billing.ledger;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives entries their numbers and balances, and postings their links in the chain, some time after
 * they were written; no sale waits for it.
 */
@Component
public class RollUp {
    private static final int BATCH = 1_000;

    private final JdbcClient federation;

    RollUp(@Qualifier("federation") JdbcClient federation) {
        this.federation = federation;
    }

    /** Goes on until nothing is left; each batch is whole or not there, and two never overlap. */
    public void run() {
        int rolled = BATCH;
        while (rolled == BATCH) {
            rolled =
                    federation
                            .sql("select ledger.roll_up(?)")
                            .param(BATCH)
                            .query(Integer.class)
                            .single();
        }
    }
}
