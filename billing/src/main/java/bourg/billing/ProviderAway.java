package bourg.billing;

/**
 * The payment provider gave no usable answer; whether it acted is unknown, asking again is safe.
 */
public final class ProviderAway extends RuntimeException {
    public ProviderAway(String message) {
        super(message);
    }

    public ProviderAway(Throwable cause) {
        super(cause);
    }
}
