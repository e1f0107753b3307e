package bourg.tenants;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens accounts, organizations and clients at the identity provider; every call but that for an
 * API client is safe to repeat.
 */
public interface Identities {
    void openCity(City city, Person firstAdmin);

    /** The organization and the clients of a city whose people come with it. */
    void openCity(City city);

    /**
     * Gives somebody the roles that the account has; a person without an account here gets one, and
     * is invited by e-mail to choose a password.
     */
    void admit(City city, StaffAccount account);

    /**
     * Takes away all that {@code openCity} made and what grew from it: the organization, the
     * clients, and the accounts of people who work for nobody else.
     *
     * @param invited the first administrator, if that account may exist without being a member yet
     */
    List<Undone> closeCity(City city, Optional<Person> invited);

    /** Shows each account of the city's staff, a few at a time. */
    void eachStaff(City city, Consumer<StaffAccount> seen);

    /** The first administrator is invited in this language. */
    void openPartner(String alias, String name, Person admin, Locale language);

    /** Makes a new client-credentials client for a partner's server. */
    ApiClient issueApiClient(String partnerAlias);
}
