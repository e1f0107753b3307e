package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.billing.PaymentState;
import bourg.billing.Resizing;
import bourg.billing.Subscribing;
import bourg.marketplace.EndCause;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.PricePlan;
import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionChange;
import bourg.marketplace.SubscriptionEvent;
import bourg.marketplace.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Renewals that the bank refuses, cancelling, and other quantities in the middle of a period. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class DunningTest extends SubscriptionTrial {
    private static final PricePlan MONTHLY = Subscribed.monthly(3_000, 0);

    @Autowired Subscribing subscribing;

    private void block(Order first, String code) {
        TestStripe.blockCards(Objects.requireNonNull(subscribed.wallet(first).customer()), code);
    }

    @Test
    void aRefusedRenewalIsPaidByAnotherCardWhichIsTheOneFromThenOn() {
        var sale = onSale("refus", MONTHLY);
        Order first = begun(sale, 1);
        String firstCard = subscribed.wallet(first).paymentMethod();
        block(first, "authentication_required");
        Instant end = subscribed.until(first);
        subscribed.renew(sale.city(), end);
        assertThat(state(first)).isEqualTo(SubscriptionState.PAST_DUE);
        assertThat(subscribed.of(first).nextAttempt()).isEqualTo(end.plus(Duration.ofDays(3)));
        await("told", () -> heard.of(first, SubscriptionEvent.RenewalRefused.class).size() == 1);
        var refusal = heard.of(first, SubscriptionEvent.RenewalRefused.class).getFirst();
        Order next = subscribed.newest(first);
        assertThat(refusal.order()).isEqualTo(next.id());
        assertThat(refusal.asksForPerson()).isTrue();
        // Before the wait is over nothing is tried, however often it is looked at.
        subscribed.renew(sale.city(), end.plus(Duration.ofDays(3)).minusSeconds(1));
        assertThat(subscribed.attempt(next.id()).orElseThrow().number()).isOne();
        TestStripe.pay(checkOut(next), GOOD);
        await("recovered", () -> state(first) == SubscriptionState.ACTIVE);
        assertThat(subscribed.of(first).period()).isEqualTo(2);
        assertThat(subscribed.until(first)).isAfter(end.plus(Duration.ofDays(27)));
        assertThat(subscribed.wallet(first).paymentMethod()).isNotEqualTo(firstCard);
        subscribed.renew(sale.city(), subscribed.until(first));
        await("renewed", () -> subscribed.of(first).period() == 3);
        assertThat(Subscribed.charges(next.id())).isOne();
        assertThat(subscribed.of(first).failures()).isZero();
    }

    @Test
    void afterThreeWaitsItEndsAndLateMoneyGoesBack() {
        var sale = onSale("fini", MONTHLY);
        Order first = begun(sale, 1);
        block(first, "card_declined");
        Instant now = subscribed.until(first);
        for (int days : new int[] {3, 5, 7}) {
            subscribed.renew(sale.city(), now);
            assertThat(state(first)).isEqualTo(SubscriptionState.PAST_DUE);
            now = now.plus(Duration.ofDays(days));
            assertThat(subscribed.of(first).nextAttempt()).isEqualTo(now);
        }
        Order unpaid = subscribed.newest(first);
        assertThat(subscribed.attempt(unpaid.id()).orElseThrow().number()).isEqualTo(3);
        String page = checkOut(unpaid);
        subscribed.renew(sale.city(), now);
        assertThat(state(first)).isEqualTo(SubscriptionState.PAST_DUE);
        federation
                .sql("update payment set state = 'EXPIRED' where session_id = ?")
                .param(page)
                .update();
        subscribed.renew(sale.city(), now);
        assertThat(state(first)).isEqualTo(SubscriptionState.ENDED);
        assertThat(stateOf(unpaid)).isEqualTo(OrderState.CANCELLED);
        await("told", () -> heard.of(first, SubscriptionEvent.Ended.class).size() == 1);
        assertThat(heard.of(first, SubscriptionEvent.Ended.class).getFirst().cause())
                .isEqualTo(EndCause.UNPAID);
        assertThat(heard.of(first, SubscriptionEvent.RenewalRefused.class)).hasSize(3);
        await("forgotten", () -> subscribed.wallet(first).paymentMethod() == null);
        TestStripe.pay(page, GOOD);
        await("given back", () -> refunded(unpaid) == unpaid.quote().total().amountMinor());
        subscribed.renew(sale.city(), now.plus(Duration.ofDays(60)));
        assertThat(subscribed.orders(first)).hasSize(2);
        assertThat(state(first)).isEqualTo(SubscriptionState.ENDED);
    }

    private long refunded(Order order) {
        return federation
                .sql(
                        "select coalesce(sum(refunded_minor), 0)::bigint from payment where order_id"
                                + " = ?")
                .param(order.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void whoCancelsKeepsWhatIsPaidAndMayThinkBetterOfIt() {
        var sale = onSale("annule", MONTHLY);
        Order first = begun(sale, 1);
        Instant end = subscribed.until(first);
        Instant before = end.minus(Duration.ofDays(2));
        assertThat(cancelled(first, before)).isEqualTo(SubscriptionState.ENDING);
        assertThat(in(first, () -> subscriptions.resume(subscribed.of(first).id(), before)))
                .isInstanceOf(SubscriptionChange.Changed.class);
        subscribed.renew(sale.city(), end);
        await("renewed", () -> subscribed.of(first).period() == 2);
        Instant last = subscribed.until(first);
        assertThat(cancelled(first, end)).isEqualTo(SubscriptionState.ENDING);
        subscribed.renew(sale.city(), last.minusSeconds(1));
        assertThat(state(first)).isEqualTo(SubscriptionState.ENDING);
        subscribed.renew(sale.city(), last);
        assertThat(state(first)).isEqualTo(SubscriptionState.ENDED);
        assertThat(in(first, () -> subscriptions.resume(subscribed.of(first).id(), last)))
                .isEqualTo(new SubscriptionChange.NotAllowed(SubscriptionState.ENDED));
        assertThat(subscribed.orders(first)).hasSize(2);
    }

    private SubscriptionState cancelled(Order first, Instant now) {
        Subscription seen = subscribed.of(first);
        SubscriptionChange change = in(first, () -> subscriptions.cancel(seen.id(), now));
        assertThat(change).isInstanceOf(SubscriptionChange.Changed.class);
        return state(first);
    }

    @Test
    void moreCostsTheRestOfThePeriodAndFewerMakeTheNextOneCheaper() {
        var sale = onSale("quantite", MONTHLY);
        Order first = begun(sale, 1);
        Instant begin = Objects.requireNonNull(subscribed.of(first).anchor());
        assertThat(resized(first, 3, begin)).isInstanceOf(Resizing.OnItsWay.class);
        await("changed", () -> subscribed.of(first).quantity() == 3);
        Order change = subscribed.newest(first);
        assertThat(change.quote().net()).isEqualTo(Money.of(6_000, "CAD"));
        assertThat(Subscribed.charges(change.id())).isOne();
        assertThat(resized(first, 1, begin)).isInstanceOf(Resizing.Done.class);
        assertThat(subscribed.of(first).credit()).isEqualTo(Money.of(6_000, "CAD"));
        // Two renewals cost nothing, for the credit covers them; the third costs again.
        for (int period = 2; period <= 4; period++) {
            int number = period;
            subscribed.renew(sale.city(), subscribed.until(first));
            await("renewed", () -> subscribed.of(first).period() == number);
            assertThat(periodOrder(first, number).quote().net())
                    .isEqualTo(Money.of(number == 4 ? 3_000 : 0, "CAD"));
        }
        assertThat(subscribed.of(first).credit()).isEqualTo(Money.of(0, "CAD"));
        block(first, "card_declined");
        Instant now = subscribed.until(first).minus(Duration.ofDays(20));
        assertThat(resized(first, 5, now)).isInstanceOf(Resizing.Refused.class);
        assertThat(subscribed.of(first).quantity()).isOne();
        assertThat(state(first)).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(resized(first, 11, now)).isEqualTo(new Resizing.OutOfRange(10));
    }

    private Order periodOrder(Order first, int number) {
        String key = "renewal:" + subscribed.of(first).id() + ":" + number;
        return subscribed.orders(first).stream()
                .filter(order -> key.equals(subscribed.key(order)))
                .findFirst()
                .orElseThrow();
    }

    private Resizing resized(Order first, int quantity, Instant now) {
        return in(first, () -> subscribing.resize(subscribed.of(first).id(), quantity, now));
    }

    @Test
    void whatIsNotOfferedAnyMoreIsNotRenewedAndTheCityMayEndIt() {
        var sale = onSale("retire", MONTHLY);
        Order first = begun(sale, 1);
        Order other = begun(sale, 1);
        in(
                other,
                () -> subscriptions.endByCity(subscribed.of(other).id(), "Travaux", Instant.now()));
        assertThat(state(other)).isEqualTo(SubscriptionState.ENDED);
        assertThat(subscribed.of(other).reason()).isEqualTo("Travaux");
        shop.withdraw(sale);
        subscribed.renew(sale.city(), subscribed.until(first));
        assertThat(state(first)).isEqualTo(SubscriptionState.ENDED);
        await("told", () -> heard.of(first, SubscriptionEvent.Ended.class).size() == 1);
        assertThat(heard.of(first, SubscriptionEvent.Ended.class).getFirst().cause())
                .isEqualTo(EndCause.SERVICE_GONE);
        assertThat(subscribed.orders(first)).hasSize(1);
    }

    @Test
    void aTrialThatIsCancelledEndsAtOnceAndCostsNothing() {
        var sale = shop.open(cities.quebec("essaiannule"), Subscribed.monthly(2_000, 7));
        Order first = shop.order(sale, 1);
        TestStripe.pay(subscribed.page(first), "4000000000000341");
        await("trial", () -> state(first) == SubscriptionState.TRIAL);
        var elsewhere = shop.open(cities.quebec("essairefuse"), Subscribed.monthly(2_000, 7));
        Order second = shop.order(elsewhere, 1);
        TestStripe.pay(subscribed.page(second), "4000000000000341");
        await("trial", () -> state(second) == SubscriptionState.TRIAL);
        assertThat(cancelled(first, Instant.now())).isEqualTo(SubscriptionState.ENDED);
        subscribed.renew(elsewhere.city(), subscribed.until(second));
        assertThat(subscribed.orders(first)).hasSize(1);
        // The card could be kept, but not charged.
        assertThat(state(second)).isEqualTo(SubscriptionState.PAST_DUE);
        assertThat(subscribed.attempt(subscribed.newest(second).id()).orElseThrow().state())
                .isEqualTo(PaymentState.FAILED);
    }
}
