package bourg.billing;

import java.util.Locale;

/** How an order was paid: on the hosted page, or to a clerk at the counter of the city. */
public enum PaymentMeans {
    ONLINE,
    CASH,
    CHEQUE,
    /** The city's own terminal, which the platform knows nothing of. */
    TERMINAL;

    /** Tells whether the money lies with the city and never passed through the provider. */
    public boolean atCounter() {
        return this != ONLINE;
    }

    /** Tells whether a clerk notes something that identifies the payment. */
    public boolean hasReference() {
        return this == CHEQUE || this == TERMINAL;
    }

    /** The means in the keys of texts and in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
