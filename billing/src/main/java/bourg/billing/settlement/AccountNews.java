package bourg.billing.settlement;

import bourg.billing.PayoutAccount;
import bourg.billing.accounts.AccountBook;
import bourg.billing.accounts.PayoutBook;
import bourg.marketplace.Party;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows the parties' accounts with the provider: whether they take money, and where it goes. */
@Component
class AccountNews {
    private final AccountBook accounts;
    private final PayoutBook payouts;
    private final Transfers transfers;

    AccountNews(AccountBook accounts, PayoutBook payouts, Transfers transfers) {
        this.accounts = accounts;
        this.payouts = payouts;
        this.transfers = transfers;
    }

    /** An account was restricted, or may be sent money again: then what waited for it goes out. */
    boolean accountChanged(String account) {
        Optional<PayoutAccount> known = payouts.partyOf(account).flatMap(accounts::find);
        known.map(accounts::refresh)
                .filter(PayoutAccount::isActive)
                .ifPresent(active -> transfers.resume(active.party()));
        return known.isPresent();
    }

    boolean payoutChanged(@Nullable String account, String payout) {
        if (account == null) {
            return false;
        }
        Optional<Party> party = payouts.partyOf(account);
        party.ifPresent(known -> payouts.refresh(known, account, payout));
        return party.isPresent();
    }
}
