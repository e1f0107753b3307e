package bourg.marketplace;

import bourg.tenants.CityEvent;
import java.time.Instant;

/**
 * Something that happened to a subscription; it names an order of it, and nothing about the person.
 */
public sealed interface SubscriptionEvent extends CityEvent {
    /** The order that the letter about it leads to. */
    OrderId order();

    Instant at();

    /**
     * The renewal was not paid; it is tried again at the next attempt unless somebody pays before.
     *
     * @param asksForPerson the bank wants the person to confirm it
     */
    record RenewalRefused(
            SubscriptionId subscription,
            OrderId order,
            Instant at,
            Instant nextAttempt,
            boolean asksForPerson)
            implements SubscriptionEvent {}

    /**
     * It is renewed soon, unless somebody cancels it before.
     *
     * @param until when the renewal is charged
     * @param total what it will cost as it stands, taxes included
     */
    record RenewalAhead(
            SubscriptionId subscription, OrderId order, Instant at, Instant until, Money total)
            implements SubscriptionEvent {}

    /** The person does not want it to be renewed. */
    record EndPlanned(SubscriptionId subscription, OrderId order, Instant at, Instant until)
            implements SubscriptionEvent {}

    /** The person wants it to be renewed after all. */
    record EndCalledOff(SubscriptionId subscription, OrderId order, Instant at, Instant until)
            implements SubscriptionEvent {}

    /**
     * The city closes, so it is not renewed.
     *
     * @param until the end of what is paid
     * @param closes when the city is gone; it may be before that
     */
    record EndsWithCity(
            SubscriptionId subscription, OrderId order, Instant at, Instant until, Instant closes)
            implements SubscriptionEvent {}

    record Ended(SubscriptionId subscription, OrderId order, Instant at, EndCause cause)
            implements SubscriptionEvent {}
}
