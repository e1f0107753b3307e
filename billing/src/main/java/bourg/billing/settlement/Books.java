package bourg.billing.settlement;

import bourg.billing.ledger.Ledger;
import bourg.marketplace.Party;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger together with transactions on the control plane and the parties' accounts. */
@Component
class Books {
    private final Ledger ledger;
    private final JdbcClient federation;
    private final TransactionTemplate transactions;

    Books(
            Ledger ledger,
            @Qualifier("federation") JdbcClient federation,
            @Qualifier("federationTransactions") PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.federation = federation;
        this.transactions = new TransactionTemplate(transactions);
    }

    Ledger ledger() {
        return ledger;
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    void runInTransaction(Runnable work) {
        transactions.executeWithoutResult(_ -> work.run());
    }

    /** The provider's name of the party's account, if it can be sent money. */
    Optional<String> activeAccount(Party party) {
        return federation
                .sql(
                        "select provider_ref from payout_account where party = ? and status = 'ACTIVE'")
                .param(party.toString())
                .query(String.class)
                .optional();
    }
}
