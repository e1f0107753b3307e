package bourg.marketplace;

/** Whether an order can be paid now. */
public sealed interface Payability {
    record Payable(Order order) implements Payability {}

    record AlreadyPaid(Order order) implements Payability {}

    record NotPayable(OrderState state) implements Payability {}

    record NotFound() implements Payability {}
}
