package bourg.tenants;

/** The credentials of a partner's server; the secret is shown once and kept nowhere. */
public record ApiClient(String clientId, String secret) {
    @Override
    public String toString() {
        return "ApiClient[" + clientId + "]";
    }
}
