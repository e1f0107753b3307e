package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.CheckOut;
import bourg.billing.PaymentState;
import bourg.billing.checkout.Attempt;
import bourg.marketplace.Basket;
import bourg.marketplace.BasketPlacing;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One page and one charge for orders of several merchants, each with its own end. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class BasketTest extends BasketSaleTest {
    private static final String PAYS = "000123456789";
    private static final String FAILS = "000222222227";

    @Autowired HeardFailures heard;
    @Autowired Sweep sweep;

    @Test
    void oneChargePaysTheCityAndTwoPartnersToTheCent() {
        Market market = market("basket");
        Basket basket = placed(market);
        String page = page(market, basket);
        assertThat(page(market, basket)).as("asking again gives the same page").isEqualTo(page);
        TestStripe.webhooks("duplicate");
        TestStripe.pay(page, CARD);
        awaitAll(basket, OrderState.PAID);
        await("sent", () -> sent(basket) == 6);

        assertThat(basket.orders())
                .extracting(order -> payment(order).total().amountMinor())
                .containsExactlyElementsOf(TOTALS);
        assertThat(basket.orders())
                .extracting(order -> attempt(order).charge())
                .containsOnly(charge(basket));
        assertThat(feesOf(basket)).containsExactly(175L, 351L, 82L);
        assertThat(postings(basket)).isEqualTo(3);
        assertThat(with(market.partner(1))).isEqualTo(7_501 + 500 + 998 - 351);
        assertThat(receipts(market, basket)).doesNotHaveDuplicates().hasSize(3);
        assertThat(pay(market, basket)).isInstanceOf(CheckOut.AlreadyPaid.class);
        awaitReconciled();
    }

    private long postings(Basket basket) {
        return federation
                .sql(
                        "select count(distinct posting) from ledger.entries where posting_kind = 'CAPTURE' and provider_ref = ?")
                .param(charge(basket))
                .query(Long.class)
                .single();
    }

    private List<String> receipts(Market market, Basket basket) {
        return basket.orders().stream()
                .map(order ->
                        in(market.city(), () -> billing.receipt(order.id())).orElseThrow().number())
                .toList();
    }

    @Test
    void placingAgainGivesTheSameBasketAndAServiceThatIsGoneStopsAll() {
        Market market = market("basket-placing");
        String key = UUID.randomUUID().toString();
        var first =
                (BasketPlacing.Placed) in(market.city(), () -> baskets.place(wish(market, key)));
        var again =
                (BasketPlacing.Placed) in(market.city(), () -> baskets.place(wish(market, key)));
        assertThat(again.basket().orders()).isEqualTo(first.basket().orders());
        assertThat(again.accessKey()).isNotEqualTo(first.accessKey());
        String opens = String.valueOf(again.accessKey());
        assertThat(in(market.city(), () -> baskets.findByKey(first.basket().id(), opens)))
                .isPresent();
    }

    @Test
    void aRefusedOrderIsGivenBackAloneOutOfTheSharedCharge() {
        Market market = market("basket-refused");
        Basket basket = sold(market);
        Order refused = basket.orders().get(1);
        long other = with(market.partner(2));
        in(market.city(), () -> orders.refuse(refused.id(), "Complet"));
        await("given back", () -> payment(refused).refundable().isZero());
        await("taken back", () -> balance(market.partner(1), "PAYABLE") == 351);
        assertThat(payment(basket.orders().get(0)).refunded().isZero()).isTrue();
        assertThat(payment(basket.orders().get(2)).refunded().isZero()).isTrue();
        assertThat(with(market.partner(2))).isEqualTo(other);
        assertThat(with(market.partner(1))).isZero();
        awaitReconciled();
    }

    /** The capture of the second order fails after that of the first was written. */
    @Test
    void aCaptureThatIsInterruptedBetweenItsOrdersLeavesNothing() {
        Market market = market("basket-killed");
        Basket basket = placed(market);
        String page = page(market, basket);
        Attempt second = attempt(basket.orders().get(1));
        UUID inTheWay = UUID.randomUUID();
        federation
                .sql(
                        "insert into transfer (id, payment, party, currency, due_minor, due_tax_minor, state, created_at)"
                                + " values (?, ?, ?, 'CAD', 0, 0, 'PLANNED', now())")
                .params(inTheWay, second.payment().id().value(), market.partner(1).toString())
                .update();
        TestStripe.pay(page, CARD);
        await("tried", () -> triedEvents(page) > 0);
        sweep.run(Instant.now());
        assertThat(basket.orders())
                .extracting(order -> payment(order).state())
                .containsOnly(PaymentState.OPEN);
        federation.sql("delete from transfer where id = ?").param(inTheWay).update();
        sweep.run(Instant.now());
        sweep.run(Instant.now());
        awaitAll(basket, OrderState.PAID);
        assertThat(postings(basket)).isEqualTo(3);
        awaitReconciled();
    }

    private long triedEvents(String page) {
        return federation
                .sql("select count(*) from provider_event where object_id = ?")
                .param(page)
                .query(Long.class)
                .single();
    }

    /** The provider made the page, and we never heard of it. */
    @Test
    void aPageThatWeNeverHeardOfIsFoundAgain() {
        Market market = market("basket-deaf");
        Basket basket = placed(market);
        TestStripe.fail("POST", "/v1/checkout/sessions", "ERROR_AFTER_COMMIT", 1);
        assertThat(pay(market, basket)).isInstanceOf(CheckOut.ProviderUnavailable.class);
        Order alone = basket.orders().get(2);
        assertThat(attempt(alone).page()).isNull();
        TestStripe.pay(checkOut(alone), CARD);
        await("paid alone", () -> stateOf(alone) == OrderState.PAID);
        TestStripe.pay(page(market, basket), CARD);
        awaitAll(basket, OrderState.PAID);
        awaitReconciled();
    }

    @Test
    void anOrderThatIsPaidAloneClosesTheSharedPageAndTheRestIsPaidOnAnother() {
        Market market = market("basket-alone");
        Basket basket = placed(market);
        String together = page(market, basket);
        Order alone = basket.orders().get(1);
        String own = checkOut(alone);
        assertThat(own).isNotEqualTo(together);
        TestStripe.pay(together, CARD);
        String rest = page(market, basket);
        assertThat(rest).as("the page of one is closed for the page of all").isNotIn(together, own);
        String again = checkOut(alone);
        TestStripe.pay(again, CARD);
        await("paid", () -> stateOf(alone) == OrderState.PAID);
        assertThat(stateOf(basket.orders().get(0))).isEqualTo(OrderState.AWAITING_PAYMENT);
        TestStripe.pay(page(market, basket), CARD);
        awaitAll(basket, OrderState.PAID);
        assertThat(
                        federation
                                .sql("select count(*) from payment where surplus and order_id = ?")
                                .param(alone.id().value())
                                .query(Long.class)
                                .single())
                .isZero();
        awaitReconciled();
    }

    @Test
    void aDebitThatFailsFailsForAllAndTheSameBasketIsPaidByCard() {
        Market market = market("basket-debit");
        Basket basket = placed(market);
        TestStripe.payByBank(page(market, basket), FAILS);
        awaitPayments(basket, PaymentState.PROCESSING);
        assertThat(pay(market, basket))
                .as("nobody pays twice while the bank thinks")
                .isInstanceOf(CheckOut.AlreadyPaid.class);
        TestStripe.passDays(4);
        awaitPayments(basket, PaymentState.FAILED);
        await(
                "told",
                () -> basket.orders().stream().allMatch(order -> heard.of(order.id()).size() == 1));
        TestStripe.payByBank(page(market, basket), PAYS);
        awaitPayments(basket, PaymentState.PROCESSING);
        TestStripe.passDays(4);
        awaitAll(basket, OrderState.PAID);
        awaitReconciled();
    }

    private void awaitPayments(Basket basket, PaymentState state) {
        await(
                "all " + state,
                () -> basket.orders().stream().allMatch(order -> payment(order).state() == state));
    }

    /** We had given the shared page up, one order was paid alone, and yet somebody paid on it. */
    @Test
    void whatComesTwiceForOneOrderGoesBackAndTheOthersArePaid() {
        Market market = market("basket-twice");
        Basket basket = placed(market);
        String together = page(market, basket);
        federation
                .sql("update payment set state = 'EXPIRED' where session_id = ?")
                .param(together)
                .update();
        Order twice = basket.orders().get(1);
        TestStripe.pay(checkOut(twice), CARD);
        await("paid", () -> stateOf(twice) == OrderState.PAID);
        TestStripe.pay(together, CARD);
        awaitAll(basket, OrderState.PAID);
        await("given back", () -> refundedOn(together) == TOTALS.get(1));
        assertThat(attempt(twice).basket()).isNull();
        assertThat(payment(twice).refunded().isZero()).isTrue();
        awaitReconciled();
    }

    @Test
    void anOrderThatWasGivenUpMeanwhileGetsItsPartBackAndOneThatExpiredIsPaid() {
        Market market = market("basket-late");
        Basket basket = placed(market);
        String page = page(market, basket);
        in(market.city(), () -> orders.cancel(basket.orders().get(0).id()));
        in(market.city(), () -> orders.markExpired(basket.orders().get(2).id()));
        TestStripe.pay(page, CARD);
        await("paid", () -> stateOf(basket.orders().get(1)) == OrderState.PAID);
        await("paid late", () -> stateOf(basket.orders().get(2)) == OrderState.PAID);
        await("given back", () -> refundedOn(page) == TOTALS.get(0));
        assertThat(stateOf(basket.orders().get(0))).isEqualTo(OrderState.CANCELLED);
        awaitReconciled();
    }

    private long refundedOn(String page) {
        return federation
                .sql("select sum(refunded_minor)::bigint from payment where session_id = ?")
                .param(page)
                .query(Long.class)
                .single();
    }
}
