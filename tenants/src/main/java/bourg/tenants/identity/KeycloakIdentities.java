package bourg.tenants.identity;

import bourg.tenants.ApiClient;
import bourg.tenants.City;
import bourg.tenants.Identities;
import bourg.tenants.Person;
import bourg.tenants.PublicAddress;
import bourg.tenants.SiteHosts;
import bourg.tenants.StaffAccount;
import bourg.tenants.StaffRole;
import bourg.tenants.Undone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Opens identities at a real Keycloak; each thing is looked for before it is made. */
@Component
class KeycloakIdentities implements Identities {
    private final KeycloakOrganizations organizations;
    private final KeycloakClients clients;
    private final KeycloakPeople people;
    private final KeycloakFarewell farewell;
    private final PublicAddress address;
    private final SiteHosts hosts;

    KeycloakIdentities(
            KeycloakOrganizations organizations,
            KeycloakClients clients,
            KeycloakPeople people,
            PublicAddress address,
            SiteHosts hosts) {
        this.organizations = organizations;
        this.clients = clients;
        this.people = people;
        this.farewell = new KeycloakFarewell(organizations, clients, people);
        this.address = address;
        this.hosts = hosts;
    }

    @Override
    public void openCity(City city, Person firstAdmin) {
        openCity(city);
        join(
                city,
                people.ensure(firstAdmin, invitation(city, city.languages().getFirst())),
                Set.of(StaffRole.values()));
    }

    @Override
    public void openCity(City city) {
        Locale language = city.languages().getFirst();
        String organization = organizations.ensure(city.code(), city.name().in(language), "city");
        for (StaffRole role : StaffRole.values()) {
            organizations.ensureGroup(organization, role);
        }
        clients.ensureConsole(city);
        clients.ensurePortal(city);
    }

    @Override
    public void admit(City city, StaffAccount account) {
        Locale language =
                account.language().isEmpty()
                        ? city.languages().getFirst()
                        : Locale.forLanguageTag(account.language());
        var person = new Person(account.email(), account.givenName(), account.familyName());
        KeycloakPeople.Invitation invitation = invitation(city, language);
        join(
                city,
                account.enabled()
                        ? people.ensure(person, invitation)
                        : people.ensureDisabled(person, invitation),
                account.roles());
    }

    private KeycloakPeople.Invitation invitation(City city, Locale language) {
        return new KeycloakPeople.Invitation(
                "console-" + city.code(), address.of(city.host()) + "/console", language);
    }

    private void join(City city, String user, Set<StaffRole> roles) {
        String organization = organizations.require(city.code(), "city");
        organizations.join(
                organization,
                user,
                roles.stream().map(role -> organizations.ensureGroup(organization, role)).toList());
    }

    @Override
    public List<Undone> closeCity(City city, Optional<Person> invited) {
        return farewell.of(city, invited);
    }

    @Override
    public void eachStaff(City city, Consumer<StaffAccount> seen) {
        organizations.eachStaff(organizations.require(city.code(), "city"), seen);
    }

    @Override
    public void openPartner(String alias, String name, Person admin, Locale language) {
        String organization = organizations.ensure(alias, name, "partner");
        List<String> groups = partnerGroups(organization);
        var invitation =
                new KeycloakPeople.Invitation(
                        "partner-pages", address.of(hosts.partners()) + "/", language);
        organizations.join(organization, people.ensure(admin, invitation), groups);
    }

    private List<String> partnerGroups(String organization) {
        return List.of(
                organizations.ensureGroup(organization, "admins", "partner-admin"),
                organizations.ensureGroup(organization, "agents", "partner-agent"));
    }

    @Override
    public ApiClient issueApiClient(String alias) {
        String organization = organizations.require(alias, "partner");
        KeycloakClients.NewClient client = clients.createForServer(alias);
        organizations.join(organization, client.account(), partnerGroups(organization));
        return new ApiClient(client.clientId(), client.secret());
    }
}
