package bourg.tenants;

import java.util.Locale;

/**
 * Opens accounts, organizations and clients at the identity provider; every call is safe to repeat
 * except the last.
 */
public interface Identities {
    void openCity(City city, Person firstAdmin);

    /** The first administrator is invited in this language. */
    void openPartner(String alias, String name, Person admin, Locale language);

    /** Makes a new client-credentials client for a partner's server. */
    ApiClient issueApiClient(String partnerAlias);
}
