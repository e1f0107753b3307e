package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.CheckOut;
import bourg.billing.OrderRefunded;
import bourg.billing.PaymentState;
import bourg.billing.Reconciliation;
import bourg.billing.RefundState;
import bourg.billing.Refunding;
import bourg.billing.Statements;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.marketplace.Shares;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init") // injected by the test framework
class PurchaseTest extends SaleTest {
    private static final Currency CAD = Currency.getInstance("CAD");

    @Autowired Statements statements;
    @Autowired Reconciliation reconciliation;
    @Autowired HeardRefunds heard;

    private Shop.OnSale sale(String code) {
        return shop.open(
                cities.quebec(code), 10_001, Shares.of(1_500, 7_500, 1_000), FeeBearer.PARTNER);
    }

    @Test
    void aSaleIsTaxedSplitSentAndReceipted() {
        var sale = sale("purchase");
        shop.onboard(sale);
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);

        assertThat(payment(order).total()).isEqualTo(Money.of(11_499, "CAD"));
        long fee = feeOf(order);
        assertThat(sent(order, sale.cityParty())).isEqualTo(1_500);
        assertThat(sent(order, sale.partnerParty())).isEqualTo(7_501 + 500 + 998 - fee);
        for (Party party : new Party[] {sale.cityParty(), sale.partnerParty()}) {
            assertThat(balance(party, "PAYABLE")).isZero();
            assertThat(balance(party, "TAX")).isZero();
            assertThat(balance(party, "TRANSIT")).isZero();
        }
        var receipt = in(order, () -> billing.receipt(order.id())).orElseThrow();
        assertThat(receipt.number()).matches("PURCHASE-\\d{4}-00000\\d");
        await("in the books", () -> receipt.number().endsWith(numberInTheBooks(order)));
        assertThat(receipt.parts().stream().mapToLong(part -> part.total().amountMinor()).sum())
                .isEqualTo(11_499);
        assertThat(reconciliation.run().differences()).isEmpty();
        assertThat(reconciliation.run().unexplainedMinor()).isZero();
    }

    private String numberInTheBooks(Order order) {
        return federation
                .sql(
                        "select receipt_year || '-' || lpad(receipt_number::text, 6, '0') from payment where order_id = ?")
                .param(order.id().value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }

    private long sent(Order order, Party party) {
        return federation
                .sql(
                        "select sent_minor - reversed_minor from transfer t join payment p on p.id = t.payment"
                                + " where p.order_id = ? and party = ?")
                .params(order.id().value(), party.toString())
                .query(Long.class)
                .single();
    }

    @Test
    void askingAgainGivesTheSamePage() {
        var sale = sale("samepage");
        Order order = shop.order(sale);
        String page = checkOut(order);
        assertThat(checkOut(order)).isEqualTo(page);
        TestStripe.pay(page, "4242424242424242");
        await("captured", () -> payment(order).state() == PaymentState.CAPTURED);
        assertThat(in(order, () -> billing.checkOut(order.id())))
                .isInstanceOf(CheckOut.AlreadyPaid.class);
    }

    @Test
    void aRefusedOrderIsRefundedInFullAndOnlyTheFeeStaysWithItsBearer() {
        var sale = sale("refused");
        shop.onboard(sale);
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        long fee = feeOf(order);
        in(order, () -> orders.refuse(order.id(), "Complet"));
        await("told", () -> !heard.of(order.id()).isEmpty());
        await(
                "taken back",
                () ->
                        balance(sale.cityParty(), "PAYABLE") == 0
                                && balance(sale.partnerParty(), "PAYABLE") == fee);

        assertThat(stateOf(order)).isEqualTo(OrderState.REFUSED);
        assertThat(payment(order).refundable().isZero()).isTrue();
        assertThat(heard.of(order.id())).singleElement().isInstanceOf(OrderRefunded.class);
        assertThat(sent(order, sale.partnerParty())).isZero();
        assertThat(sent(order, sale.cityParty())).isZero();
        assertThat(balance(sale.partnerParty(), "TAX")).isZero();
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    /** The fee that the partner bears of a sale that came to nothing. */
    @Test
    void whatAPartyOwesIsTakenOutOfItsNextTransfer() {
        var sale = sale("netted");
        shop.onboard(sale);
        Order undone = sold(sale);
        await("sent", () -> transfersIn(undone, "SENT") == 2);
        long owed = feeOf(undone);
        in(undone, () -> orders.refuse(undone.id(), "Complet"));
        await("owed", () -> balance(sale.partnerParty(), "PAYABLE") == owed);

        Order next = sold(sale);
        await("sent", () -> transfersIn(next, "SENT") == 2);
        assertThat(sent(next, sale.partnerParty()))
                .isEqualTo(7_501 + 500 + 998 - feeOf(next) - owed);
        assertThat(sent(next, sale.cityParty())).isEqualTo(1_500);
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isZero();
        assertThat(balance(sale.partnerParty(), "TAX")).isZero();
        assertThat(reconciliation.run().differences()).isEmpty();

        in(next, () -> orders.refuse(next.id(), "Complet"));
        await("owed for both", () -> balance(sale.partnerParty(), "PAYABLE") == owed + feeOf(next));
        assertThat(sent(next, sale.partnerParty())).isZero();
        assertThat(balance(sale.partnerParty(), "TAX")).isZero();
    }

    @Test
    void partialRefundsBeforeAndAfterTheTransfersReverseEveryShare() {
        var sale = sale("partial");
        Order order = sold(sale);
        var first = refund(order, 3_334, "first");
        assertThat(refund(order, 3_334, "first").id()).isEqualTo(first.id());
        assertThat(giveBack(order, 1, "first")).isInstanceOf(Refunding.KeyReused.class);
        await("refunded", () -> refundsIn(order, RefundState.SUCCEEDED) == 1);
        assertThat(transfersIn(order, "PLANNED")).isEqualTo(2);

        shop.onboard(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        refund(order, 5_000, "second");
        assertThat(giveBack(order, 3_166, "third"))
                .isEqualTo(new Refunding.ExceedsRemaining(Money.of(3_165, "CAD")));
        refund(order, 3_165, "fourth");
        long fee = feeOf(order);
        await(
                "zero",
                () ->
                        refundsIn(order, RefundState.SUCCEEDED) == 3
                                && balance(sale.cityParty(), "PAYABLE") == 0
                                && balance(sale.partnerParty(), "PAYABLE") == fee);
        assertThat(balance(sale.partnerParty(), "TAX")).isZero();
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    private bourg.billing.Refund refund(Order order, long amount, String key) {
        return ((Refunding.Requested) giveBack(order, amount, key)).refund();
    }

    private long refundsIn(Order order, RefundState state) {
        return in(order, () -> billing.refundsOf(order.id())).stream()
                .filter(refund -> refund.state() == state)
                .count();
    }

    @Test
    void theStatementClosesOnTheLedgersBalanceAndItsLinesLeadToPostings() {
        var sale = sale("statement");
        sold(sale);
        Instant now = Instant.now().plusSeconds(60);
        var statement = statements.of(sale.partnerParty(), CAD, now.minusSeconds(86_400), now);
        long sum = statement.lines().stream().mapToLong(line -> line.amount().amountMinor()).sum();
        assertThat(statement.opening().amountMinor() + sum)
                .isEqualTo(statement.closing().amountMinor())
                .isEqualTo(
                        -balance(sale.partnerParty(), "PAYABLE")
                                - balance(sale.partnerParty(), "TAX"));
        assertThat(statement.lines())
                .extracting(bourg.billing.Statement.Line::detail)
                .containsExactlyInAnyOrder("GST", "QST", "SHARE", "CARD_FEE");
        assertThat(statement.lines())
                .allSatisfy(line ->
                        assertThat(statements.posting(line.posting()).orElseThrow())
                                .matches(posting -> posting.concerns(sale.partnerParty())));
    }
}
