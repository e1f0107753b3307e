package bourg.billing;

import bourg.marketplace.OrderId;

/** A payment in the ledger whose order the city does not know as it should. */
public record OrderGap(Payment payment, Kind kind) {
    /** What the city does not know. */
    public enum Kind {
        /** There is no such order. */
        MISSING,
        /** The order waits for its payment, or was given up, and the money was not given back. */
        UNPAID,
        /** The order was refused and its money given back, and it still waits to be worked on. */
        REFUSED
    }

    public OrderId order() {
        return payment.order();
    }
}
