package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bourg.billing.Contesting;
import bourg.billing.Dispute;
import bourg.billing.DisputeState;
import bourg.billing.Disputes;
import bourg.billing.Reconciliation;
import bourg.billing.Refunding;
import bourg.marketplace.FeeBearer;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Party;
import bourg.marketplace.Shares;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Money that the card's bank takes back, and sometimes returns. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class DisputeTest extends SaleTest {
    private static final String CONTESTED = "4000000000000259";
    private static final long TOTAL = 11_499;
    private static final long PARTNERS = 7_501 + 500 + 998;
    private static final long DISPUTE_FEE = 1_500;

    @Autowired Reconciliation reconciliation;
    @Autowired Disputes disputes;
    @Autowired DisputeRows rows;
    @Autowired Disputing disputing;
    @Autowired OwedAgain owedAgain;
    @Autowired Sweep sweep;

    /** Somebody's money that is not sent yet: the platform can advance what banks keep. */
    @BeforeEach
    void fundTheBalance() {
        sold(
                shop.open(
                        cities.quebec("contested-funds"),
                        20_000,
                        Shares.of(1_500, 7_500, 1_000),
                        FeeBearer.PARTNER));
    }

    @Test
    void aDisputeTakesFromEverybodyAndGivesBackToEverybodyOnceItIsWon() {
        var sale = onboarded("contested");
        Order order = shop.order(sale);
        TestStripe.pay(checkOut(order), CONTESTED);
        Dispute dispute = awaitDispute(order, each -> each.taken().amountMinor() == TOTAL);
        long fee = feeOf(order);
        await(
                "taken back",
                () -> owes(sale.partnerParty(), fee + DISPUTE_FEE) && with(sale.cityParty()) == 0);
        assertThat(dispute.state()).isEqualTo(DisputeState.NEEDS_RESPONSE);
        assertThat(dispute.fee()).isEqualTo(Money.of(DISPUTE_FEE, "CAD"));
        assertThat(Objects.requireNonNull(dispute.dueBy())).isAfter(Instant.now());
        assertThat(with(sale.partnerParty())).isZero();
        assertThat(balance(sale.partnerParty(), "TAX")).isZero();
        assertThat(payment(order).refundable().isZero()).isTrue();
        assertThat(refund(order, 1)).isInstanceOf(Refunding.Contested.class);
        assertThat(reconciliation.run().differences()).isEmpty();

        assertThat(in(order, () -> disputes.answer(dispute.id(), "winning_evidence")))
                .isInstanceOf(Contesting.Done.class);
        assertThat(in(order, () -> disputes.answer(dispute.id(), "winning_evidence")))
                .isInstanceOf(Contesting.NotOpen.class);
        await(
                "sent again",
                () ->
                        with(sale.partnerParty()) == PARTNERS - fee - DISPUTE_FEE
                                && with(sale.cityParty()) == 1_500);
        assertThat(only(order).state()).isEqualTo(DisputeState.WON);
        assertThat(only(order).answeredAt()).isNotNull();
        assertThat(balance(sale.partnerParty(), "PAYABLE")).isZero();
        assertThat(payment(order).refundable()).isEqualTo(Money.of(TOTAL, "CAD"));
        everythingOnceMore(order);
        assertThat(with(sale.partnerParty())).isEqualTo(PARTNERS - fee - DISPUTE_FEE);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void aPartThatIsAcceptedStaysWithTheBank() {
        var sale = onboarded("accepted");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        contest(order, "?amount=5000");
        Dispute dispute = awaitDispute(order, each -> each.taken().amountMinor() == 5_000);
        assertThat(in(order, () -> disputes.accept(dispute.id())))
                .isInstanceOf(Contesting.Done.class);
        assertThat(only(order).state()).isEqualTo(DisputeState.LOST);
        assertThat(only(order).acceptedAt()).isNotNull();
        await("city's part", () -> with(sale.cityParty()) == 1_500 - part(order, sale.cityParty()));
        assertThat(payment(order).refundable()).isEqualTo(Money.of(TOTAL - 5_000, "CAD"));
        assertThat(refund(order, TOTAL - 4_999)).isInstanceOf(Refunding.ExceedsRemaining.class);
        theDatabaseHoldsToTheRules(order, dispute);
        await("booked", () -> reconciliation.run().differences().isEmpty());
    }

    private void theDatabaseHoldsToTheRules(Order order, Dispute dispute) {
        assertThatThrownBy(() ->
                        federation
                                .sql("update payment set refunded_minor = ? where order_id = ?")
                                .params(TOTAL - 4_999, order.id().value())
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("payment_given_back");
        assertThatThrownBy(() ->
                        federation
                                .sql("update dispute set state = 'NEEDS_RESPONSE' where id = ?")
                                .param(dispute.id().value())
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("dispute may not go from LOST");
    }

    @Test
    void theOrderInWhichNewsComesDoesNotMatter() {
        var sale = onboarded("contested-order");
        Order order = shop.order(sale);
        TestStripe.webhooks("hold");
        TestStripe.pay(checkOut(order), CONTESTED);
        TestStripe.webhooks("reverse");
        Dispute dispute = awaitDispute(order, each -> each.taken().amountMinor() == TOTAL);
        await("paid", () -> stateOf(order) == OrderState.PAID);
        TestStripe.webhooks("hold");
        decide(dispute, "won");
        TestStripe.webhooks("duplicate");
        long fee = feeOf(order);
        await("sent", () -> with(sale.partnerParty()) == PARTNERS - fee - DISPUTE_FEE);
        everythingOnceMore(order);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void anInquiryTakesNothingUntilItIsADisputeAndMayReturnAPartAndTheFee() {
        var sale = onboarded("inquiry");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        long fee = feeOf(order);
        contest(order, "?inquiry=true");
        Dispute inquiry = awaitDispute(order, each -> each.state() == DisputeState.INQUIRY);
        assertThat(inquiry.taken().isZero()).isTrue();
        decide(inquiry, "escalated");
        awaitDispute(order, each -> each.taken().amountMinor() == TOTAL);
        await("taken back", () -> owes(sale.partnerParty(), fee + DISPUTE_FEE));
        decide(inquiry, "won?amount=3000&fee=1500");
        awaitDispute(order, each -> each.taken().amountMinor() == TOTAL - 3_000);
        assertThat(only(order).fee().isZero()).isTrue();
        long city = 1_500 - part(order, sale.cityParty());
        long partner = PARTNERS - part(order, sale.partnerParty());
        await(
                "sent",
                () -> with(sale.cityParty()) == city && with(sale.partnerParty()) == partner - fee);
        assertThat(city + partner).isLessThan(3_000).isGreaterThan(2_600);
        everythingOnceMore(order);
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void aRefundUnderWayGivesWayToTheDispute() {
        var sale = onboarded("contested-refund");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        TestStripe.fail("POST", "/v1/refunds", "ERROR", 1);
        contest(order, "");
        refund(order, TOTAL);
        awaitDispute(order, each -> each.taken().amountMinor() == TOTAL);
        long fee = feeOf(order);
        await("all taken", () -> owes(sale.partnerParty(), fee + DISPUTE_FEE));
        assertThat(payment(order).refunded().isZero()).isTrue();
        assertThat(reconciliation.run().differences()).isEmpty();
    }

    @Test
    void anOrderThatIsRefusedMeanwhileIsGivenBackOnceTheMoneyIs() {
        var sale = onboarded("contested-refused");
        Order order = sold(sale);
        await("sent", () -> transfersIn(order, "SENT") == 2);
        contest(order, "");
        Dispute dispute = awaitDispute(order, each -> each.taken().amountMinor() == TOTAL);
        in(order, () -> orders.refuse(order.id(), "Complet"));
        decide(dispute, "won");
        await("given back", () -> payment(order).refunded().amountMinor() == TOTAL);
        long fee = feeOf(order);
        await(
                "taken back",
                () -> owes(sale.partnerParty(), fee + DISPUTE_FEE) && with(sale.cityParty()) == 0);
        await("booked", () -> reconciliation.run().differences().isEmpty());
    }

    private void everythingOnceMore(Order order) {
        disputing.refresh(rows.providerRef(only(order).id()));
        owedAgain.planAll();
        sweep.run(Instant.now());
    }

    private void contest(Order order, String how) {
        String charge = Objects.requireNonNull(payments.alive(order.id()).orElseThrow().charge());
        TestStripe.setback("charges/" + charge + "/dispute" + how);
    }

    private void decide(Dispute dispute, String how) {
        TestStripe.setback("disputes/" + rows.providerRef(dispute.id()) + "/" + how);
    }

    private Dispute only(Order order) {
        return in(order, () -> disputes.ofOrder(order.id())).getFirst();
    }

    private Dispute awaitDispute(Order order, Predicate<Dispute> condition) {
        await(
                "disputed",
                () -> in(order, () -> disputes.ofOrder(order.id())).stream().anyMatch(condition));
        return only(order);
    }

    private Refunding refund(Order order, long amount) {
        return giveBack(order, amount, "k" + amount);
    }

    private boolean owes(Party party, long amount) {
        return balance(party, "PAYABLE") == amount && with(party) == 0;
    }

    /** What disputes took of a party's share and taxes, by the ledger. */
    private long part(Order order, Party party) {
        return federation
                .sql(
                        "select coalesce(sum(amount_minor), 0)::bigint from ledger.entries where reference = ? and party = ?"
                                + " and posting_kind in ('DISPUTE', 'DISPUTE_RETURNED') and kind <> 'DISPUTE_FEE'")
                .params(order.id().toString(), party.toString())
                .query(Long.class)
                .single();
    }
}
