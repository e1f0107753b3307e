package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.PaymentState;
import bourg.billing.Receipt;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.Quote;
import bourg.marketplace.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is paid for month after month: renewed once, by the card that paid first. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class SubscriptionTest extends SaleTest {
    private static final String GOOD = "4242424242424242";

    @Autowired Subscribed subscribed;

    private Shop.OnSale onSale(String code) {
        var sale = shop.open(cities.quebec(code), Subscribed.monthly(1_999, 0));
        shop.onboard(sale);
        return sale;
    }

    private Order begun(Shop.OnSale sale, int quantity) {
        Order order = shop.order(sale, quantity);
        assertThat(subscribed.of(order).state()).isEqualTo(SubscriptionState.OPENING);
        TestStripe.pay(checkOut(order), GOOD);
        await("begun", () -> subscribed.of(order).state() == SubscriptionState.ACTIVE);
        return order;
    }

    /** Lets the period end; gives the order of the next one, once it is paid. */
    private Order renewed(Shop.OnSale sale, Order first) {
        Instant end = subscribed.until(first);
        int period = subscribed.of(first).period();
        subscribed.renew(sale.city(), end);
        await("renewed", () -> subscribed.of(first).period() == period + 1);
        return subscribed.newest(first);
    }

    @Test
    void threeMonthsAreRenewedByTheSameCardAndSharedLikeAnySale() {
        var sale = onSale("abonne");
        Order first = begun(sale, 2);
        assertThat(subscribed.wallet(first).isUsable()).isTrue();
        Instant end = subscribed.until(first);
        subscribed.renew(sale.city(), end.minusSeconds(1));
        assertThat(subscribed.orders(first)).hasSize(1);
        for (int month = 2; month <= 4; month++) {
            Order next = renewed(sale, first);
            subscribed.renew(sale.city(), end);
            assertThat(next.quote()).isEqualTo(first.quote());
            assertThat(next.service()).isEqualTo(first.service());
            assertThat(stateOf(next)).isEqualTo(OrderState.PAID);
            assertThat(Subscribed.charges(next.id())).isOne();
            await("sent", () -> transfersIn(next, "SENT") == 2);
        }
        assertThat(subscribed.orders(first)).hasSize(4);
        long fees = subscribed.orders(first).stream().mapToLong(this::feeOf).sum();
        Quote quote = first.quote();
        long partner = 4 * share(quote, sale.partnerParty().toString());
        long taxes = 4 * quote.total().minus(quote.net()).amountMinor();
        await("sent", () -> sent(sale.partnerParty()) == partner + taxes - fees);
        assertThat(sent(sale.cityParty())).isEqualTo(4 * share(quote, sale.cityParty().toString()));
        List<String> receipts =
                subscribed.orders(first).reversed().stream()
                        .map(order -> in(order, () -> billing.receipt(order.id())).orElseThrow())
                        .map(Receipt::number)
                        .toList();
        assertThat(receipts).doesNotHaveDuplicates().isSorted();
    }

    private static long share(Quote quote, String party) {
        return quote.shares().stream()
                .filter(line -> line.party().toString().equals(party))
                .mapToLong(line -> line.amount().amountMinor())
                .sum();
    }

    private long sent(Object party) {
        return federation
                .sql(
                        "select coalesce(sum(sent_minor), 0)::bigint from transfer where party = ?"
                                + " and state = 'SENT'")
                .param(party.toString())
                .query(Long.class)
                .single();
    }

    @Test
    void anAnswerThatIsLostOnTheWayIsFoundAgainAndNobodyPaysTwice() {
        var sale = onSale("perdu");
        Order first = begun(sale, 1);
        Instant end = subscribed.until(first);
        TestStripe.fail("POST", "/v1/payment_intents", "NO_ANSWER", 1);
        subscribed.renew(sale.city(), end);
        Order next = subscribed.newest(first);
        assertThat(subscribed.attempt(next.id()).orElseThrow().state())
                .isEqualTo(PaymentState.CREATED);
        TestStripe.fail("GET", "/v1/payment_intents", "ERROR", 1);
        subscribed.renew(sale.city(), end);
        assertThat(stateOf(next)).isEqualTo(OrderState.AWAITING_PAYMENT);
        subscribed.renew(sale.city(), end);
        await("renewed", () -> subscribed.of(first).period() == 2);
        assertThat(Subscribed.charges(next.id())).isOne();
        assertThat(subscribed.attempt(next.id()).orElseThrow().number()).isOne();
        // Nothing has happened where the provider never heard of it: it is asked again.
        TestStripe.fail("POST", "/v1/payment_intents", "ERROR", 1);
        subscribed.renew(sale.city(), subscribed.until(first));
        assertThat(Subscribed.charges(subscribed.newest(first).id())).isZero();
        subscribed.renew(sale.city(), subscribed.until(first));
        await("renewed", () -> subscribed.of(first).period() == 3);
        assertThat(Subscribed.charges(subscribed.newest(first).id())).isOne();
    }

    @Test
    void twoWorkersAtOnceRenewOnce() throws InterruptedException, ExecutionException {
        var sale = onSale("ensemble");
        Order first = begun(sale, 1);
        Instant end = subscribed.until(first);
        Callable<Void> work =
                () -> {
                    subscribed.renew(sale.city(), end);
                    return null;
                };
        try (var workers = Executors.newFixedThreadPool(4)) {
            for (Future<Void> done : workers.invokeAll(List.of(work, work, work, work))) {
                done.get();
            }
        }
        subscribed.renew(sale.city(), end);
        await("renewed", () -> subscribed.of(first).period() == 2);
        assertThat(subscribed.orders(first)).hasSize(2);
        assertThat(Subscribed.charges(subscribed.newest(first).id())).isOne();
    }

    @Test
    void aTrialBeginsWithACardAndIsPaidWhenItIsOver() {
        var sale = shop.open(cities.quebec("essai"), Subscribed.monthly(2_500, 14));
        shop.onboard(sale);
        Order first = shop.order(sale, 1);
        assertThat(first.quote().total()).isEqualTo(Money.of(0, "CAD"));
        assertThat(first.state()).isEqualTo(OrderState.AWAITING_PAYMENT);
        TestStripe.pay(subscribed.page(first), GOOD);
        await("trial", () -> subscribed.of(first).state() == SubscriptionState.TRIAL);
        assertThat(Subscribed.charges(first.id())).isZero();
        assertThat(subscribed.until(first))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(13)),
                        Instant.now().plus(Duration.ofDays(15)));
        Order next = renewed(sale, first);
        assertThat(subscribed.of(first).state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(next.quote().net()).isEqualTo(Money.of(2_500, "CAD"));
        assertThat(Subscribed.charges(next.id())).isOne();
    }
}
