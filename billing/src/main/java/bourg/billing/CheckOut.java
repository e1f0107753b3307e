package bourg.billing;

import bourg.marketplace.OrderState;
import java.net.URI;

/** What became of the wish to pay an order. */
public sealed interface CheckOut {
    /** Send the browser to the hosted pay page. */
    record Redirect(URI url) implements CheckOut {}

    /** The money is here already. */
    record AlreadyPaid(Payment payment) implements CheckOut {}

    /** The order can no longer be paid. */
    record NotPayable(OrderState state) implements CheckOut {}

    /** The payment provider does not answer; nothing is lost, asking again later is safe. */
    record ProviderUnavailable() implements CheckOut {}

    /** No such order in this city. */
    record NotFound() implements CheckOut {}
}
