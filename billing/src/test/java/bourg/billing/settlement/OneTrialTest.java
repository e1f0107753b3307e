package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Contact;
import bourg.marketplace.EndCause;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.marketplace.SubscriptionEvent;
import bourg.marketplace.SubscriptionState;
import bourg.marketplace.Subscriptions;
import bourg.tenants.CurrentCity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each citizen and each e-mail address has the trial of a service once. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
class OneTrialTest extends SaleTest {
    private static final String GOOD = "4242424242424242";

    @Autowired Subscribed subscribed;
    @Autowired Subscriptions subscriptions;
    @Autowired HeardSubscriptions heard;

    private Shop.OnSale onSale(String code) {
        var sale = shop.open(cities.quebec(code), Subscribed.monthly(2_500, 14));
        shop.onboard(sale);
        return sale;
    }

    private Order order(Shop.OnSale sale, String email, @Nullable String citizen) {
        PlaceOrder like = shop.wish(sale);
        PlaceOrder wish =
                new PlaceOrder(
                        UUID.randomUUID().toString(),
                        like.service(),
                        1,
                        like.answers(),
                        new Contact(email, "Lise"),
                        like.language(),
                        citizen);
        return CurrentCity.call(
                sale.city().id(),
                () ->
                        orders.place(wish) instanceof Placing.Placed(var placed, _)
                                ? placed
                                : refused(wish));
    }

    private static Order refused(PlaceOrder wish) {
        throw new IllegalStateException("Not placed: " + wish);
    }

    private void begin(Order order) {
        TestStripe.pay(subscribed.page(order), GOOD);
        await("trial", () -> subscribed.of(order).state() == SubscriptionState.TRIAL);
    }

    private static boolean isTrial(Order order) {
        return order.quote().total().isZero();
    }

    @Test
    void theNextSubscriptionOfACitizenIsPaidAtOnceAlsoAfterTheTrialWasCancelled() {
        var sale = onSale("unessai");
        Order first = order(sale, "lise@citoyen.example", "citizen-lise");
        assertThat(isTrial(first)).isTrue();
        begin(first);
        subscribed.in(first, () -> subscriptions.cancel(subscribed.of(first).id(), Instant.now()));
        Order second = order(sale, "autre@citoyen.example", "citizen-lise");
        assertThat(second.quote().net()).isEqualTo(Money.of(2_500, "CAD"));
        assertThat(subscribed.of(second).plan().trialDays()).isZero();
        TestStripe.pay(checkOut(second), GOOD);
        await("begun", () -> subscribed.of(second).state() == SubscriptionState.ACTIVE);
        assertThat(subscribed.of(second).period()).isOne();
        assertThat(Subscribed.charges(second.id())).isOne();
        Order another = order(sale, "paul@citoyen.example", "citizen-paul");
        assertThat(isTrial(another)).isTrue();
    }

    @Test
    void aGuestIsKnownByTheAddressHoweverItIsWrittenAndOtherServicesDoNotCount() {
        var sale = onSale("essaiinvite");
        begin(order(sale, "Lise@Citoyen.example", null));
        assertThat(isTrial(order(sale, "lise@citoyen.EXAMPLE", null))).isFalse();
        assertThat(isTrial(order(sale, "lise@citoyen.example", "citizen-lise"))).isFalse();
        assertThat(isTrial(order(sale, "paul@citoyen.example", null))).isTrue();
        var other = onSale("essaiautre");
        assertThat(isTrial(order(other, "lise@citoyen.example", null))).isTrue();
    }

    @Test
    void ofTwoOrderedBeforeEitherBeginsOnlyTheFirstBegins() {
        var sale = onSale("deuxessais");
        Order first = order(sale, "lise@citoyen.example", null);
        Order second = order(sale, "lise@citoyen.example", null);
        assertThat(isTrial(first) && isTrial(second)).isTrue();
        begin(first);
        TestStripe.pay(subscribed.page(second), GOOD);
        await("ended", () -> subscribed.of(second).state() == SubscriptionState.ENDED);
        assertThat(stateOf(second)).isEqualTo(OrderState.CANCELLED);
        await("told", () -> heard.of(second, SubscriptionEvent.Ended.class).size() == 1);
        assertThat(heard.of(second, SubscriptionEvent.Ended.class).getFirst().cause())
                .isEqualTo(EndCause.TRIAL_HAD);
        assertThat(subscribed.of(first).state()).isEqualTo(SubscriptionState.TRIAL);
        await("card forgotten", () -> !subscribed.wallet(second).isUsable());
    }
}
