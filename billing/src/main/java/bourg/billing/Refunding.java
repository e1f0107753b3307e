package bourg.billing;

import bourg.marketplace.Money;

/** What became of the wish to give money back. */
public sealed interface Refunding {
    /** The refund is on its way; asked again with the same key, it is the same one. */
    record Requested(Refund refund) implements Refunding {}

    /** More than what is left of the payment. */
    record ExceedsRemaining(Money remaining) implements Refunding {}

    /** Zero, negative or of another currency. */
    record InvalidAmount() implements Refunding {}

    /** The card's holder contests the payment: its money lies with the bank until it decides. */
    record Contested() implements Refunding {}

    /** Nothing has been paid. */
    record NotPaid() implements Refunding {}

    /** The key was used for another amount. */
    record KeyReused() implements Refunding {}
}
