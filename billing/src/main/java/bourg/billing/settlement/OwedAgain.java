package bourg.billing.settlement;

import bourg.billing.ledger.LedgerAccount;
import bourg.marketplace.Party;
import java.util.Currency;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plans to send a party what the ledger owes it beyond its transfers: money that was taken back, or
 * kept for a debt, for a refund that failed later or a dispute that was won.
 */
@Component
class OwedAgain {
    private static final Logger LOG = LoggerFactory.getLogger(OwedAgain.class);
    private static final int MOST = 500;

    private final JdbcClient federation;
    private final Transfers transfers;
    private final Books books;

    OwedAgain(@Qualifier("federation") JdbcClient federation, Transfers transfers, Books books) {
        this.federation = federation;
        this.transfers = transfers;
        this.books = books;
    }

    /** What no transfer will send; negative for what the party owes. */
    record Surplus(long taxMinor, long shareMinor) {
        /** What is sent of it: a debt of one kind is not paid with the other here. */
        Surplus sendable() {
            return new Surplus(Math.max(0, taxMinor), Math.max(0, shareMinor));
        }

        boolean isNothing() {
            return taxMinor == 0 && shareMinor == 0;
        }
    }

    /** Names the work of looking at what a party is owed in a currency. */
    static String of(Party party, Currency currency) {
        return new Purse(party, currency).named();
    }

    void plan(String work) {
        Purse purse = Purse.of(work);
        if (purse.party().kind() != Party.Kind.PLATFORM) {
            books.runInTransaction(() -> plan(purse.party(), purse.currency()));
        }
    }

    /**
     * Nobody sends the party anything meanwhile, and what it holds, what will be sent and what is
     * leaving are read in one statement: so nothing is counted twice.
     */
    private void plan(Party party, Currency currency) {
        books.ledger().hold(LedgerAccount.taxOf(party), currency);
        books.ledger().hold(LedgerAccount.shareOf(party), currency);
        Surplus sent = surplus(party, currency).map(Surplus::sendable).orElse(new Surplus(0, 0));
        if (!sent.isNothing()) {
            LOG.info("{} is owed again: {} {}", party, sent, currency);
            transfers.planOwedAgain(party, currency, sent.taxMinor(), sent.shareMinor());
        }
    }

    Optional<Surplus> surplus(Party party, Currency currency) {
        return federation
                .sql(
                        "select tax_minor, share_minor from owed_again where party = ? and currency = ?")
                .params(party.toString(), currency.getCurrencyCode())
                .query((row, _) -> new Surplus(row.getLong(1), row.getLong(2)))
                .optional();
    }

    /** Looks for parties whose work was lost. */
    void planAll() {
        federation
                .sql(
                        "select party || '|' || currency from owed_again where tax_minor > 0 or share_minor > 0 limit "
                                + MOST)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list()
                .forEach(this::plan);
    }
}
