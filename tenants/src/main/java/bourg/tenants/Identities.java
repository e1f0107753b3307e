package bourg.tenants;

/**
 * Opens accounts, organizations and clients at the identity provider; every call is safe to repeat
 * except the last.
 */
public interface Identities {
    void openCity(City city, Person firstAdmin);

    void openPartner(String alias, String name, Person admin);

    /** Makes a new client-credentials client for a partner's server. */
    ApiClient issueApiClient(String partnerAlias);
}
