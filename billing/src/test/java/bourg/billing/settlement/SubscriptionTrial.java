package bourg.billing.settlement;

import bourg.marketplace.Order;
import bourg.marketplace.PricePlan;
import bourg.marketplace.SubscriptionState;
import bourg.marketplace.Subscriptions;
import org.springframework.beans.factory.annotation.Autowired;

/** What trials of subscriptions share: services paid again and again, and what begins with them. */
@SuppressWarnings("NullAway.Init") // injected by the test framework
abstract class SubscriptionTrial extends SaleTest {
    static final String GOOD = "4242424242424242";

    @Autowired Subscribed subscribed;
    @Autowired Subscriptions subscriptions;
    @Autowired HeardSubscriptions heard;

    Shop.OnSale onSale(String code, PricePlan plan) {
        var sale = shop.open(cities.quebec(code), plan);
        shop.onboard(sale);
        return sale;
    }

    /** Paid at once, and running. */
    Order begun(Shop.OnSale sale, int quantity) {
        Order order = shop.order(sale, quantity);
        TestStripe.pay(checkOut(order), GOOD);
        await("begun", () -> state(order) == SubscriptionState.ACTIVE);
        return order;
    }

    /** A card is left, and the trial runs. */
    void beginTrial(Order order) {
        TestStripe.pay(subscribed.page(order), GOOD);
        await("trial", () -> state(order) == SubscriptionState.TRIAL);
    }

    SubscriptionState state(Order first) {
        return subscribed.of(first).state();
    }
}
