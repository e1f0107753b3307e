package bourg.billing.accounts;

import bourg.billing.PayoutAccount;
import bourg.billing.stripe.ConnectedAccounts;
import bourg.marketplace.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table payout_account: which account each party has, and its status when last asked. */
@Component
public class AccountBook {
    private final JdbcClient federation;
    private final ConnectedAccounts provider;

    AccountBook(@Qualifier("federation") JdbcClient federation, ConnectedAccounts provider) {
        this.federation = federation;
        this.provider = provider;
    }

    public Optional<PayoutAccount> find(Party party) {
        return federation
                .sql("select provider_ref, status from payout_account where party = ?")
                .param(party.toString())
                .query((row, _) ->
                        new PayoutAccount(
                                party,
                                row.getString(1),
                                PayoutAccount.Status.valueOf(row.getString(2))))
                .optional();
    }

    /** Opens an account with the provider and keeps it, unless the party got one meanwhile. */
    public PayoutAccount open(Party party, ConnectedAccounts.Wish wish) {
        String account = provider.open(wish);
        federation
                .sql(
                        "insert into payout_account (party, provider_ref, status, checked_at)"
                                + " values (?, ?, 'ONBOARDING', now()) on conflict do nothing")
                .params(party.toString(), account)
                .update();
        return find(party).orElseThrow();
    }

    /** Only for a party that never did business: the provider's account stays there, unused. */
    int forget(Party party) {
        return federation
                .sql("delete from payout_account where party = ?")
                .param(party.toString())
                .update();
    }

    /** Asks the provider how far the account is, and keeps the answer. */
    public PayoutAccount refresh(PayoutAccount account) {
        PayoutAccount.Status status =
                since(account.status(), provider.status(account.providerRef()));
        federation
                .sql(
                        "update payout_account set since = case when status = ? then since else now() end, status = ?,"
                                + " checked_at = now() where party = ?")
                .params(status.name(), status.name(), account.party().toString())
                .update();
        return new PayoutAccount(account.party(), account.providerRef(), status);
    }

    /** The provider also calls restricted what nobody has completed yet. */
    private static PayoutAccount.Status since(
            PayoutAccount.Status before, PayoutAccount.Status now) {
        return now == PayoutAccount.Status.RESTRICTED && before == PayoutAccount.Status.ONBOARDING
                ? before
                : now;
    }

    /** Asks about all accounts that are not active; gives those that have become so. */
    public List<Party> unfinished() {
        List<Party> active = new ArrayList<>();
        federation
                .sql(
                        "select party from payout_account where status <> 'ACTIVE' order by checked_at limit 100")
                .query(String.class)
                .list()
                .stream()
                .flatMap(party -> Party.parse(party).stream())
                .flatMap(party -> find(party).stream())
                .forEach(account -> {
                    if (refresh(account).isActive()) {
                        active.add(account.party());
                    }
                });
        return active;
    }
}
