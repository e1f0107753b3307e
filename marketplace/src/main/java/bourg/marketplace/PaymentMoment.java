package bourg.marketplace;

/** When people pay for a service. */
public enum PaymentMoment {
    /** When they order. */
    BEFORE,
    /** After the city has looked at the order and approved it. */
    AFTER_APPROVAL
}
