package bourg.app.mail;

import bourg.marketplace.Order;
import org.jspecify.annotations.Nullable;

/** What to write about an order; the kind chooses the texts, the detail is an amount or empty. */
record Letter(String kind, Order order, String detail, @Nullable Attachment attachment) {
    /** A PDF that goes with the letter. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and never changed after writing
    record Attachment(String name, byte[] content) {}

    @Override
    public String toString() {
        return "Letter[" + kind + ", " + order.id() + "]";
    }
}
