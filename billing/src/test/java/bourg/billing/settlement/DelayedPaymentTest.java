package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.CheckOut;
import bourg.billing.PaymentState;
import bourg.billing.Reconciliation;
import bourg.billing.Statements;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Shares;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bank says days later whether there is money; until then nothing of it counts. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class DelayedPaymentTest extends SaleTest {
    private static final String PAYS = "000123456789";
    private static final String FAILS = "000222222227";

    @Autowired Reconciliation reconciliation;
    @Autowired Statements statements;
    @Autowired Sweep sweep;
    @Autowired UnpaidOrders unpaid;
    @Autowired HeardFailures heard;

    private Shop.OnSale sale(String code) {
        return shop.open(
                cities.quebec(code), 10_001, Shares.of(1_500, 7_500, 1_000), FeeBearer.PARTNER);
    }

    private Order waiting(Shop.OnSale sale, String account) {
        Order order = shop.order(sale);
        TestStripe.payByBank(checkOut(order), account);
        await("processing", () -> payment(order).state() == PaymentState.PROCESSING);
        return order;
    }

    private long expected(Object party, String account) {
        return federation
                .sql(
                        "select coalesce(sum(amount_minor), 0)::bigint from ledger.pending_balances"
                                + " where party = ? and account = ?")
                .params(party.toString(), account)
                .query(Long.class)
                .single();
    }

    @Test
    void aDebitIsExpectedThenPostedAndSent() {
        var sale = sale("debit");
        shop.onboard(sale);
        Order order = waiting(sale, PAYS);
        assertThat(stateOf(order)).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(expected(sale.cityParty(), "PAYABLE")).isEqualTo(-1_500);
        assertThat(expected(sale.partnerParty(), "TAX")).isEqualTo(-1_498);
        assertThat(balance(sale.cityParty(), "PAYABLE")).isZero();
        assertThat(statements.expected(sale.partnerParty(), Currency.getInstance("CAD")))
                .isEqualTo(Money.of(7_501 + 1_498, "CAD"));
        assertThat(in(order, () -> billing.checkOut(order.id())))
                .as("nobody pays twice while the bank thinks")
                .isInstanceOf(CheckOut.AlreadyPaid.class);
        TestStripe.passDays(4);
        await("paid", () -> stateOf(order) == OrderState.PAID);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        assertThat(feeOf(order)).isEqualTo(155);
        assertThat(expected(sale.cityParty(), "PAYABLE")).isZero();
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void aDebitThatFailsLeavesNothingAndAnotherCardPays() {
        var sale = sale("failing");
        Order order = waiting(sale, FAILS);
        TestStripe.passDays(4);
        await("failed", () -> payment(order).state() == PaymentState.FAILED);
        assertThat(expected(sale.cityParty(), "PAYABLE")).isZero();
        assertThat(announcement(order)).isEqualTo("VOIDED");
        await("told", () -> heard.of(order.id()).size() == 1);
        TestStripe.pay(checkOut(order), "4242424242424242");
        await("paid", () -> stateOf(order) == OrderState.PAID);
        assertThat(payments.alive(order.id()).orElseThrow().number()).isEqualTo(2);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void anOrderThatNobodyPaysExpiresUnlessItsBankIsThinkingOrItsPageIsOpen() {
        var sale = sale("unpaid");
        Order forgotten = shop.order(sale);
        Order opened = shop.order(sale);
        checkOut(opened);
        Order thinking = waiting(sale, PAYS);
        unpaid.expire(Instant.now().plusSeconds(1));
        assertThat(stateOf(forgotten)).isEqualTo(OrderState.EXPIRED);
        assertThat(stateOf(opened)).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(stateOf(thinking)).isEqualTo(OrderState.AWAITING_PAYMENT);
        assertThat(in(forgotten, () -> billing.checkOut(forgotten.id())))
                .isEqualTo(new CheckOut.NotPayable(OrderState.EXPIRED));
    }

    private String announcement(Order order) {
        return federation
                .sql("select outcome from ledger.announcements where reference = ?")
                .param(order.id().toString())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }

    @Test
    void aLostAnswerOfTheBankIsHealedByTheSweep() {
        Order order = waiting(sale("deaf"), PAYS);
        TestStripe.webhooks("hold");
        TestStripe.passDays(4);
        sweep.run(Instant.now());
        assertThat(payment(order).state()).isEqualTo(PaymentState.CAPTURED);
        TestStripe.webhooks("duplicate");
        await("paid", () -> stateOf(order) == OrderState.PAID);
    }

    /** We had given the first page up, and yet somebody paid on it, after paying on the second. */
    @Test
    void moneyThatComesTwiceForAnOrderIsBookedAndGoesBack() {
        var sale = sale("twice");
        Order order = shop.order(sale);
        String first = checkOut(order);
        federation
                .sql("update payment set state = 'EXPIRED' where session_id = ?")
                .param(first)
                .update();
        TestStripe.pay(checkOut(order), "4242424242424242");
        await("paid", () -> stateOf(order) == OrderState.PAID);
        TestStripe.pay(first, "4242424242424242");
        await(
                "given back",
                () ->
                        refundedOf(first) == 11_499
                                && balance(sale.cityParty(), "PAYABLE") == -1_500);
        var paid = payments.alive(order.id()).orElseThrow();
        assertThat(paid.number()).isEqualTo(2);
        assertThat(paid.payment().refunded().isZero()).isTrue();
        await("booked", () -> reconciliation.run().differences().isEmpty());
    }

    /** The city was told that nothing came of it, and then the money came. */
    @Test
    void moneyThatComesAfterItsFailureWasToldStillPaysTheOrder() {
        Order order = shop.order(sale("late"));
        String page = checkOut(order);
        federation
                .sql("update payment set state = 'FAILED', settled_at = now() where session_id = ?")
                .param(page)
                .update();
        TestStripe.pay(page, "4242424242424242");
        await("paid", () -> stateOf(order) == OrderState.PAID);
    }

    private long refundedOf(String page) {
        return federation
                .sql("select refunded_minor from payment where session_id = ?")
                .param(page)
                .query(Long.class)
                .single();
    }
}
