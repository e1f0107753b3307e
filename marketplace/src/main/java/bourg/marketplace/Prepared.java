package bourg.marketplace;

/** A wish to order that was looked at: it can be placed, or why not. */
sealed interface Prepared {
    record Ready(PlaceOrder wish, String hash, LiveService live, Quote quote) implements Prepared {}

    record Not(Placing why) implements Prepared {}
}
