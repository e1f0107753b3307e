package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.EndCause;
import bourg.marketplace.Order;
import bourg.marketplace.SubscriptionChange;
import bourg.marketplace.SubscriptionEvent.Ended;
import bourg.marketplace.SubscriptionEvent.EndsWithCity;
import bourg.marketplace.SubscriptionState;
import bourg.tenants.City;
import bourg.tenants.CloseCity;
import bourg.tenants.Closings;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In a city that closes what is paid lasts, and nobody is charged again. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class LastPeriodTest extends SubscriptionTrial {
    @Autowired Closings closings;

    private Instant close(City city) {
        closings.close(city, new CloseCity(city.code(), true));
        return closings.of(city.id()).orElseThrow().eraseAt();
    }

    @Test
    void whatIsPaidIsKeptToItsEndAndWhatIsNotPaidEndsAtOnce() {
        var sale = onSale("fermeture", Subscribed.monthly(2_500, 0));
        Order paid = begun(sale, 1);
        Order late = begun(sale, 1);
        TestStripe.blockCards(
                Objects.requireNonNull(subscribed.wallet(late).customer()), "card_declined");
        subscribed.renew(sale.city(), subscribed.until(paid).plusSeconds(60));
        await("late", () -> state(late) == SubscriptionState.PAST_DUE);
        await("renewed", () -> subscribed.of(paid).period() == 2);
        Instant closes = close(sale.city());
        await("told", () -> heard.of(paid, EndsWithCity.class).size() == 1);
        assertThat(state(paid)).isEqualTo(SubscriptionState.ENDING);
        EndsWithCity letter = heard.of(paid, EndsWithCity.class).getFirst();
        assertThat(letter.until()).isEqualTo(subscribed.until(paid));
        assertThat(letter.closes()).isEqualTo(closes);
        await("ended", () -> state(late) == SubscriptionState.ENDED);
        await("told", () -> heard.of(late, Ended.class).size() == 1);
        assertThat(heard.of(late, Ended.class).getFirst().cause()).isEqualTo(EndCause.CITY_CLOSES);
        assertThat(
                        subscribed.in(
                                paid,
                                () ->
                                        subscriptions.resume(
                                                subscribed.of(paid).id(), Instant.now())))
                .isEqualTo(new SubscriptionChange.NotAllowed(SubscriptionState.ENDING));
        int orders = subscribed.orders(paid).size();
        subscribed.renewDue(subscribed.until(paid).plus(Duration.ofDays(1)));
        assertThat(state(paid)).isEqualTo(SubscriptionState.ENDED);
        assertThat(subscribed.orders(paid)).hasSize(orders);
    }

    @Test
    void aTrialEndsAndWhatBeginsAfterTheNewsIsNotRenewed() {
        var sale = onSale("fermessai", Subscribed.monthly(2_500, 14));
        Order trial = shop.order(sale, 1);
        beginTrial(trial);
        var other = onSale("fermetard", Subscribed.monthly(2_500, 0));
        Order slow = shop.order(other, 1);
        close(sale.city());
        close(other.city());
        await("ended", () -> state(trial) == SubscriptionState.ENDED);
        assertThat(Subscribed.charges(trial.id())).isZero();
        TestStripe.pay(checkOut(slow), GOOD);
        await("begun", () -> state(slow) == SubscriptionState.ACTIVE);
        subscribed.renew(other.city(), subscribed.until(slow));
        assertThat(state(slow)).isEqualTo(SubscriptionState.ENDED);
        assertThat(subscribed.orders(slow)).hasSize(1);
    }
}
