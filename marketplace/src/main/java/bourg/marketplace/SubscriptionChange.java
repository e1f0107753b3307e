package bourg.marketplace;

/** What became of a command on a subscription; repeating one that took effect is no refusal. */
public sealed interface SubscriptionChange {
    record Changed(Subscription subscription) implements SubscriptionChange {}

    /** It was in the wanted state already. */
    record AlreadySo(Subscription subscription) implements SubscriptionChange {}

    /** More were wanted in the middle of a period: the rest of it is to be paid first. */
    record ToPay(Order order) implements SubscriptionChange {}

    /** Not in this state, or not while a payment is on its way. */
    record NotAllowed(SubscriptionState state) implements SubscriptionChange {}

    /** Fewer than one, or more than were offered. */
    record OutOfRange(int most) implements SubscriptionChange {}

    record NotFound() implements SubscriptionChange {}
}
