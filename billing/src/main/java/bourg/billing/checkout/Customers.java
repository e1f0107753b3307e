package bourg.billing.checkout;

import bourg.billing.stripe.KeptCards;
import bourg.marketplace.Order;
import bourg.marketplace.Renewals;
import bourg.marketplace.Subscription;
import bourg.marketplace.Subscriptions;
import bourg.marketplace.Wallet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The provider's names of the people who subscribe: one for each subscription, under a key that
 * follows from it, so that asking again gives the same.
 */
@Component
class Customers {
    private final Subscriptions subscriptions;
    private final Renewals renewals;
    private final KeptCards cards;

    Customers(Subscriptions subscriptions, Renewals renewals, KeptCards cards) {
        this.subscriptions = subscriptions;
        this.renewals = renewals;
        this.cards = cards;
    }

    /** Who pays an order of the bound city; nobody with a name if nothing will be renewed. */
    Optional<String> of(Order order) {
        return subscriptions.ofOrder(order.id()).map(found -> named(found, order));
    }

    private String named(Subscription subscription, Order order) {
        String known = renewals.wallet(order.id()).map(Wallet::customer).orElse(null);
        if (known != null) {
            return known;
        }
        String customer =
                cards.customer(
                        "customer:" + subscription.id(),
                        subscription.order().contact().email(),
                        subscription.order().language());
        renewals.keepCustomer(subscription.id(), customer);
        return customer;
    }
}
