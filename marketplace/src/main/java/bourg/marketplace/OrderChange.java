package bourg.marketplace;

/** What became of a command on an order; repeating a command that took effect is no refusal. */
public sealed interface OrderChange {
    record Changed(Order order) implements OrderChange {}

    /** The order was in the wanted state already. */
    record AlreadySo(Order order) implements OrderChange {}

    record NotAllowed(OrderState from, OrderState to) implements OrderChange {}

    record NotFound() implements OrderChange {}
}
