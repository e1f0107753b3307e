package bourg.billing;

import bourg.marketplace.OrderState;

/** What became of the wish to undo a payment that was recorded at the counter by mistake. */
public sealed interface CounterUndoing {
    /** The order waits to be paid again. */
    record Undone() implements CounterUndoing {}

    /** Not paid at the counter, or undone already. */
    record NotAtCounter() implements CounterUndoing {}

    /** Recorded on another day: the drawer of that day is closed, so it can only be refunded. */
    record TooLate() implements CounterUndoing {}

    /** Somebody has acted on the order, or a part was refunded; it can only be refunded. */
    record MovedOn(OrderState state) implements CounterUndoing {}

    /** No such order in this city. */
    record NotFound() implements CounterUndoing {}
}
