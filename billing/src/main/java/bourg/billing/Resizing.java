package bourg.billing;

import bourg.marketplace.Subscription;
import bourg.marketplace.SubscriptionState;

/** What became of the wish for another quantity of a subscription. */
public sealed interface Resizing {
    /** It is so: at once, or paid by the card that was left. */
    record Done(Subscription subscription) implements Resizing {}

    /** The bank refused what the rest of the period costs more; nothing has changed. */
    record Refused() implements Resizing {}

    /** The payment is on its way; the quantity changes when it arrives. */
    record OnItsWay() implements Resizing {}

    record NotAllowed(SubscriptionState state) implements Resizing {}

    /** Fewer than one, or more than were offered. */
    record OutOfRange(int most) implements Resizing {}

    record NotFound() implements Resizing {}
}
