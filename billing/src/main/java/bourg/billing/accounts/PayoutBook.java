package bourg.billing.accounts;

import bourg.billing.BankPayout;
import bourg.billing.stripe.BankPayouts;
import bourg.marketplace.Money;
import bourg.marketplace.Party;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table bank_payout: what the provider paid out to each party's bank, as far as it told. */
@Component
public class PayoutBook {
    private final JdbcClient federation;
    private final BankPayouts provider;

    PayoutBook(@Qualifier("federation") JdbcClient federation, BankPayouts provider) {
        this.federation = federation;
        this.provider = provider;
    }

    /** The party of an account with the provider. */
    public Optional<Party> partyOf(String account) {
        return federation
                .sql("select party from payout_account where provider_ref = ?")
                .param(account)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .optional()
                .flatMap(Party::parse);
    }

    /** Asks the provider how a payout stands, and keeps the answer. */
    public void refresh(Party party, String account, String payout) {
        BankPayout now = provider.find(account, payout);
        federation
                .sql(
                        """
                        insert into bank_payout (provider_ref, party, currency, amount_minor, state, failure, created_at, checked_at)
                        values (?, ?, ?, ?, ?, ?, ?, now())
                        on conflict (provider_ref) do update set state = excluded.state, failure = excluded.failure, checked_at = now()
                        """)
                .param(now.providerRef())
                .param(party.toString())
                .param(now.amount().currency().getCurrencyCode())
                .param(now.amount().amountMinor())
                .param(now.state().name())
                .param(now.failure())
                .param(now.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The latest first. */
    public List<BankPayout> latest(Party party, int limit) {
        return federation
                .sql(
                        "select * from bank_payout where party = ? order by created_at desc, provider_ref limit ?")
                .params(party.toString(), limit)
                .query((row, _) ->
                        new BankPayout(
                                row.getString("provider_ref"),
                                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                                BankPayout.State.valueOf(row.getString("state")),
                                row.getString("failure"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
