package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.Contesting;
import bourg.billing.Dispute;
import bourg.billing.DisputeState;
import bourg.billing.Disputes;
import bourg.billing.RefundState;
import bourg.billing.Refunding;
import bourg.marketplace.Basket;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bank contests a charge: each order that it paid bears its part, and has it back. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class BasketDisputeTest extends BasketSaleTest {
    private static final String CONTESTED = "4000000000000259";

    @Autowired Disputes disputes;
    @Autowired DisputeRows rows;
    @Autowired Disputing disputing;

    /** Somebody's money that is not sent yet: the platform can advance what banks keep. */
    @BeforeEach
    void fundTheBalance() {
        sold(
                shop.open(
                        cities.quebec("basket-funds"),
                        90_000,
                        bourg.marketplace.Shares.of(1_500, 7_500, 1_000),
                        bourg.marketplace.FeeBearer.PARTNER));
    }

    @Test
    void theWholeIsTakenFromEachAndComesBackToEach() {
        Market market = market("basket-contested");
        Basket basket = placed(market);
        TestStripe.webhooks("hold");
        TestStripe.pay(page(market, basket), CONTESTED);
        TestStripe.webhooks("reverse");
        await("taken", () -> taken(market, basket).equals(TOTALS));
        awaitAll(basket, OrderState.PAID);
        assertThat(fees(market, basket)).containsExactly(432L, 865L, 203L);
        assertThat(of(market, basket))
                .extracting(Dispute::amount)
                .extracting(Money::amountMinor)
                .containsExactlyElementsOf(TOTALS);
        assertThat(refund(market, basket.orders().get(2), 1))
                .isInstanceOf(Refunding.Contested.class);
        await("taken back", () -> with(market.cityParty()) == 0 && with(market.partner(1)) == 0);
        awaitReconciled();

        Dispute one = of(market, basket).get(1);
        assertThat(in(market.city(), () -> disputes.others(one)))
                .extracting(Dispute::order)
                .containsExactly(basket.orders().get(0).id(), basket.orders().get(2).id());
        assertThat(in(market.city(), () -> disputes.answer(one.id(), "winning_evidence")))
                .isInstanceOf(Contesting.Done.class);
        await("back", () -> taken(market, basket).equals(List.of(0L, 0L, 0L)));
        Dispute other = of(market, basket).get(2);
        assertThat(other.state()).isEqualTo(DisputeState.WON);
        assertThat(in(market.city(), () -> disputes.answer(other.id(), "Reçu remis")))
                .isInstanceOf(Contesting.NotOpen.class);
        long kept = 7_501 + 500 + 998 - feesOf(basket).get(1) - 865;
        await("sent again", () -> with(market.partner(1)) == kept);
        disputing.refresh(rows.providerRef(one.id()));
        assertThat(taken(market, basket)).containsExactly(0L, 0L, 0L);
        assertThat(with(market.partner(1))).isEqualTo(kept);
        awaitReconciled();
    }

    @Test
    void aPartIsTakenOverWhatRefundsLeftOfEachAndStaysLost() {
        Market market = market("basket-lost");
        Basket basket = sold(market);
        Order given = basket.orders().get(0);
        assertThat(refund(market, given, TOTALS.get(0))).isInstanceOf(Refunding.Requested.class);
        Order partly = basket.orders().get(1);
        assertThat(refund(market, partly, 3_000)).isInstanceOf(Refunding.Requested.class);
        await("given back", () -> isGivenBack(given) && isGivenBack(partly));
        awaitReconciled();
        TestStripe.setback("charges/" + charge(basket) + "/dispute?amount=5000");
        await("taken", () -> of(market, basket).size() == 2 && sum(taken(market, basket)) == 5_000);
        // 5,000 over 8,499 and 2,696: 3,795.9 and 1,204.1.
        assertThat(taken(market, basket)).containsExactly(3_796L, 1_204L);
        Dispute one = of(market, basket).getFirst();
        assertThat(in(market.city(), () -> disputes.accept(one.id())))
                .isInstanceOf(Contesting.Done.class);
        assertThat(of(market, basket))
                .allMatch(dispute ->
                        dispute.state() == DisputeState.LOST && dispute.acceptedAt() != null);
        assertThat(payment(partly).refundable()).isEqualTo(Money.of(8_499 - 3_796, "CAD"));
        awaitReconciled();
    }

    private Refunding refund(Market market, Order order, long amount) {
        return in(
                market.city(),
                () -> billing.refund(order.id(), Money.of(amount, "CAD"), "Geste", "k" + amount));
    }

    private boolean isGivenBack(Order order) {
        return in(order, () -> billing.refundsOf(order.id())).stream()
                .allMatch(refund -> refund.state() == RefundState.SUCCEEDED);
    }

    private List<Dispute> of(Market market, Basket basket) {
        return basket.orders().stream()
                .flatMap(order -> in(market.city(), () -> disputes.ofOrder(order.id())).stream())
                .toList();
    }

    private List<Long> taken(Market market, Basket basket) {
        return of(market, basket).stream().map(dispute -> dispute.taken().amountMinor()).toList();
    }

    private List<Long> fees(Market market, Basket basket) {
        return of(market, basket).stream().map(dispute -> dispute.fee().amountMinor()).toList();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
