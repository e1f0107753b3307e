package bourg.billing.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import bourg.marketplace.Contact;
import bourg.marketplace.EndCause;
import bourg.marketplace.Money;
import bourg.marketplace.Order;
import bourg.marketplace.OrderState;
import bourg.marketplace.PlaceOrder;
import bourg.marketplace.Placing;
import bourg.marketplace.PricePlan;
import bourg.marketplace.SubscriptionEvent;
import bourg.marketplace.SubscriptionState;
import bourg.tenants.CurrentCity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each citizen and each e-mail address has the trial of a service once. */
class OneTrialTest extends SubscriptionTrial {
    private static final PricePlan WITH_TRIAL = Subscribed.monthly(2_500, 14);

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

    private static boolean isTrial(Order order) {
        return order.quote().total().isZero();
    }

    @Test
    void theNextSubscriptionOfACitizenIsPaidAtOnceAlsoAfterTheTrialWasCancelled() {
        var sale = onSale("unessai", WITH_TRIAL);
        Order first = order(sale, "lise@citoyen.example", "citizen-lise");
        assertThat(isTrial(first)).isTrue();
        beginTrial(first);
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
        var sale = onSale("essaiinvite", WITH_TRIAL);
        beginTrial(order(sale, "Lise@Citoyen.example", null));
        assertThat(isTrial(order(sale, "lise@citoyen.EXAMPLE", null))).isFalse();
        assertThat(isTrial(order(sale, "lise@citoyen.example", "citizen-lise"))).isFalse();
        assertThat(isTrial(order(sale, "paul@citoyen.example", null))).isTrue();
        var other = onSale("essaiautre", WITH_TRIAL);
        assertThat(isTrial(order(other, "lise@citoyen.example", null))).isTrue();
    }

    @Test
    void ofTwoOrderedBeforeEitherBeginsOnlyTheFirstBegins() {
        var sale = onSale("deuxessais", WITH_TRIAL);
        Order first = order(sale, "lise@citoyen.example", null);
        Order second = order(sale, "lise@citoyen.example", null);
        assertThat(isTrial(first) && isTrial(second)).isTrue();
        beginTrial(first);
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
