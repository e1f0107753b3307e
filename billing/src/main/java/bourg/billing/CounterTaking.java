package bourg.billing;

import bourg.marketplace.OrderState;

/** What became of the wish to record money at the counter. */
public sealed interface CounterTaking {
    /** It is in the books; asked again with the same key, it is the same payment. */
    record Taken(Payment payment) implements CounterTaking {}

    /** The order is paid already: give the money back. */
    record AlreadyPaid() implements CounterTaking {}

    /** The person paid online by a method whose bank has yet to answer. */
    record WithTheBank() implements CounterTaking {}

    /** Nothing is to be paid, or not any more. */
    record NotPayable(OrderState state) implements CounterTaking {}

    /** Nobody can tell whether the pay page was used meanwhile; nothing was recorded. */
    record ProviderUnavailable() implements CounterTaking {}

    /** The key was used for another payment, or for one that was undone. */
    record KeyReused() implements CounterTaking {}

    /** No such order in this city. */
    record NotFound() implements CounterTaking {}
}
