package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.BankPayout;
import bourg.billing.PayoutAccount;
import bourg.billing.PayoutAccounts;
import bourg.billing.Reconciliation;
import bourg.marketplace.Order;
import bourg.marketplace.Party;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Accounts that the provider restricts, and banks that send payouts back. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class AccountTroubleTest extends SaleTest {
    @Autowired PayoutAccounts accounts;
    @Autowired Reconciliation reconciliation;

    @Test
    void transfersWaitWhileAnAccountIsRestrictedAndGoOnByThemselves() {
        var sale = onboarded("restricted");
        restrict(sale.partnerParty(), true);
        await("restricted", () -> status(sale.partnerParty()) == PayoutAccount.Status.RESTRICTED);
        Order order = sold(sale);
        await("the city's", () -> transfersIn(order, "SENT") == 1);
        assertThat(transfersIn(order, "PLANNED")).isEqualTo(1);
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isNegative();

        restrict(sale.partnerParty(), false);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(status(sale.partnerParty())).isEqualTo(PayoutAccount.Status.ACTIVE);
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isZero();
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void aPayoutThatTheBankSendsBackIsShownToItsPartyOnly() {
        var sale = onboarded("payouts");
        payOut(sale.partnerParty(), "amount=700&paid=false");
        await("failed", () -> latest(sale.partnerParty()) == BankPayout.State.FAILED);
        assertThat(accounts.payouts(sale.partnerParty()).getFirst().failure())
                .isEqualTo("account_closed");
        assertThat(accounts.payouts(sale.cityParty())).isEmpty();
        payOut(sale.cityParty(), "amount=900&paid=true");
        await("paid", () -> latest(sale.cityParty()) == BankPayout.State.PAID);
        assertThat(accounts.payouts(sale.partnerParty())).hasSize(1);
    }

    private BankPayout.State latest(Party party) {
        var all = accounts.payouts(party);
        return all.isEmpty() ? BankPayout.State.UNDER_WAY : all.getFirst().state();
    }

    private PayoutAccount.Status status(Party party) {
        return accounts.find(party).orElseThrow().status();
    }

    private void restrict(Party party, boolean restricted) {
        TestStripe.setback("accounts/" + ref(party) + "/restrict?restricted=" + restricted);
    }

    private void payOut(Party party, String how) {
        TestStripe.setback("accounts/" + ref(party) + "/payouts?" + how);
    }

    private String ref(Party party) {
        return accounts.find(party).orElseThrow().providerRef();
    }
}
