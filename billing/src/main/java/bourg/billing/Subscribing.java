package bourg.billing;

import bourg.billing.checkout.CardPages;
import bourg.billing.settlement.Renewing;
import bourg.marketplace.Order;
import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionChange;
import bourg.marketplace.SubscriptionId;
import bourg.marketplace.Subscriptions;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What a person does with a subscription of the bound city that needs the payment provider; call it
 * with no transaction open.
 */
@Component
public class Subscribing {
    private final Subscriptions subscriptions;
    private final Renewing renewing;
    private final CardPages cards;

    Subscribing(Subscriptions subscriptions, Renewing renewing, CardPages cards) {
        this.subscriptions = subscriptions;
        this.renewing = renewing;
        this.cards = cards;
    }

    /** Another quantity: what the rest of the period costs more is charged at once. */
    public Resizing resize(SubscriptionId id, int quantity, Instant now) {
        return switch (subscriptions.resize(id, quantity, now)) {
            case SubscriptionChange.Changed(var changed) -> new Resizing.Done(changed);
            case SubscriptionChange.AlreadySo(var same) -> new Resizing.Done(same);
            case SubscriptionChange.ToPay(var order) -> charged(order, now);
            case SubscriptionChange.NotAllowed(var state) -> new Resizing.NotAllowed(state);
            case SubscriptionChange.OutOfRange(var most) -> new Resizing.OutOfRange(most);
            case SubscriptionChange.NotFound _ -> new Resizing.NotFound();
        };
    }

    private Resizing charged(Order order, Instant now) {
        return switch (renewing.charge(order, now)) {
            case PAID, OPEN -> new Resizing.OnItsWay();
            case REFUSED -> new Resizing.Refused();
        };
    }

    /** The hosted page on which another card is left; renewals go to it from then on. */
    public CheckOut newCard(Subscription subscription) {
        return subscription.isRunning()
                ? cards.open(subscription.order())
                : new CheckOut.NotPayable(subscription.order().state());
    }

    /** Asks the provider whether a card was left, as on return from the page. */
    public void refreshCard(Subscription subscription) {
        try {
            cards.refresh(subscription.order().id());
        } catch (ProviderAway away) {
            // The provider's own news, or the next visit, will tell.
        }
    }
}
