package bourg.billing.stripe;

/** The provider answered no; asking the same again gives the same answer. */
public final class ProviderRefused extends RuntimeException {
    private final String code;

    ProviderRefused(String code, Throwable cause) {
        super(cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
