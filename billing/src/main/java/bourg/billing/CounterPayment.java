package bourg.billing;

import bourg.marketplace.OrderId;
import bourg.tenants.Actor;

/**
 * What a clerk says was paid at the counter: all of an order, by some means, with the number of the
 * cheque or what the terminal printed; the key makes repeating it harmless.
 */
public record CounterPayment(
        OrderId order, PaymentMeans means, String reference, Actor.Staff clerk, String key) {
    public static final int LONGEST_REFERENCE = 60;

    public CounterPayment {
        reference = reference.strip();
        if (!isSound(means, reference)) {
            throw new IllegalArgumentException("A cheque and a terminal have a reference");
        }
    }

    /** Tells whether these would make a payment at the counter. */
    public static boolean isSound(PaymentMeans means, String reference) {
        return means.atCounter()
                && means.hasReference() != reference.isBlank()
                && reference.strip().length() <= LONGEST_REFERENCE;
    }
}
