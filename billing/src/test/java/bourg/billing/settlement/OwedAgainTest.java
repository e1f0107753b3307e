package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Reconciliation;
import bourg.billing.Refunding;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.Shares;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A party that is owed more again is sent it, once, out of no payment. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class OwedAgainTest extends SaleTest {
    private static final Currency CAD = Currency.getInstance("CAD");

    @Autowired Reconciliation reconciliation;
    @Autowired OwedAgain owedAgain;
    @Autowired Sweep sweep;

    @Test
    void aRefundThatFailsAtTheBankAfterItWasTakenBackIsSentAgainOnce() {
        var sale = onboarded("owed-again");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        long fee = feeOf(order);
        long sent = 7_501 + 500 + 998 - fee;
        refund(order, 11_499, "all");
        await(
                "taken back",
                () -> holds(sale, 0, 0) && balance(sale.partnerParty(), "PAYABLE") == fee);

        failRefunds(order);
        await(
                "sent again",
                () -> with(sale.partnerParty()) == sent && with(sale.cityParty()) == 1_500);
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isZero();
        assertThat(balance(sale.partnerParty(), "TAX")).isZero();

        owedAgain.plan(OwedAgain.of(sale.partnerParty(), CAD));
        owedAgain.planAll();
        sweep.run(Instant.now());
        assertThat(again(sale.partnerParty())).isEqualTo(1);
        assertThat(payment(order).refundable()).isEqualTo(Money.of(11_499, "CAD"));

        refund(order, 11_499, "once more");
        await("taken back from what was sent again", () -> holds(sale, 0, 0));
        await("all", () -> balance(sale.partnerParty(), "PAYABLE") == fee);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void aDebtThatWasPaidOutOfALaterSaleAndThenWasNoneIsSent() {
        var sale = onboarded("netted-again");
        Order first = sold(sale);
        await("sent", () -> transfersIn(first, "SENT") == 2);
        refund(first, 11_499, "all");
        long fee = feeOf(first);
        await("owes the fee", () -> balance(sale.partnerParty(), "PAYABLE") == fee);
        Order second = sold(sale);
        await("netted", () -> transfersIn(second, "SENT") == 2);
        long whole = 7_501 + 500 + 998 - fee;
        assertThat(with(sale.partnerParty())).isEqualTo(whole - fee);

        failRefunds(first);
        await(
                "both whole",
                () -> with(sale.partnerParty()) == 2 * whole && with(sale.cityParty()) == 3_000);
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isZero();
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void aRefundThatFailsBeforeAnythingWasSentMakesTheTransfersWholeAndNothingElse() {
        var sale =
                shop.open(
                        cities.quebec("owed-before"),
                        10_001,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER);
        Order order = sold(sale);
        refund(order, 5_000, "part");
        await("refunded", () -> refunded(order) == 1);
        failRefunds(order);
        await("failed", () -> refunded(order) == 0);
        owedAgain.planAll();
        assertThat(again(sale.partnerParty())).isZero();
        shop.onboard(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(with(sale.partnerParty())).isEqualTo(7_501 + 500 + 998 - feeOf(order));
        owedAgain.planAll();
        assertThat(again(sale.partnerParty())).isZero();
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    /** The provider made the reversal, we did not hear of it, and then the refund failed. */
    @Test
    void whatMayHaveBeenTakenBackIsFinishedBeforeItIsSentAgain() {
        var sale = onboarded("unheard-reversal");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        long partner = with(sale.partnerParty());
        TestStripe.fail("POST", "/v1/transfers/tr_", "ERROR_AFTER_COMMIT", 2);
        refund(order, 11_499, "all");
        await("refunded", () -> refunded(order) == 1);
        failRefunds(order);
        await("failed", () -> refunded(order) == 0);
        await(
                "whole",
                () -> with(sale.partnerParty()) == partner && with(sale.cityParty()) == 1_500);
        await("settled", () -> balance(sale.partnerParty(), "PAYABLE") == 0);
        await("matches", () -> reconciliation.run().differences().isEmpty());
    }

    private void refund(Order order, long amount, String key) {
        assertThat(giveBack(order, amount, key)).isInstanceOf(Refunding.Requested.class);
    }

    private void failRefunds(Order order) {
        federation
                .sql("select provider_ref from refund where order_id = ? and state = 'SUCCEEDED'")
                .param(order.id().value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list()
                .forEach(refund -> TestStripe.setback("refunds/" + refund + "/fail"));
    }

    private long refunded(Order order) {
        return federation
                .sql("select count(*) from refund where order_id = ? and state = 'SUCCEEDED'")
                .param(order.id().value())
                .query(Long.class)
                .single();
    }

    private boolean holds(Shop.OnSale sale, long city, long partner) {
        return with(sale.cityParty()) == city && with(sale.partnerParty()) == partner;
    }
}
