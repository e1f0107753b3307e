package bourg.tenants.identity;

import bourg.tenants.City;
import bourg.tenants.Person;
import bourg.tenants.Undone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a city out of the identity provider, with the people who work for nobody else. */
final class KeycloakFarewell {
    private static final int MEMBERS_AT_ONCE = 100;

    private final KeycloakOrganizations organizations;
    private final KeycloakClients clients;
    private final KeycloakPeople people;

    KeycloakFarewell(
            KeycloakOrganizations organizations, KeycloakClients clients, KeycloakPeople people) {
        this.organizations = organizations;
        this.clients = clients;
        this.people = people;
    }

    List<Undone> of(City city, Optional<Person> invited) {
        Optional<String> organization = organizations.find(city.code(), "city");
        int accounts = organization.map(this::deleteMembers).orElse(0);
        accounts += invited.flatMap(people::findInvited).map(this::deleteIfAlone).orElse(0);
        int left = clients.deleteOf(city);
        long gone = organization.filter(organizations::delete).stream().count();
        return List.of(
                Undone.deleted("accounts", accounts),
                Undone.deleted("clients", left),
                Undone.deleted("organizations", gone));
    }

    /**
     * Who belongs to another organization too keeps the account, and loses only this membership.
     */
    private int deleteMembers(String organization) {
        List<String> all = new ArrayList<>();
        List<String> some = organizations.members(organization, 0, MEMBERS_AT_ONCE);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = organizations.members(organization, all.size(), MEMBERS_AT_ONCE);
        }
        return (int)
                all.stream()
                        .filter(user -> organizations.memberships(user) <= 1 && people.delete(user))
                        .count();
    }

    private int deleteIfAlone(String user) {
        return organizations.memberships(user) == 0 && people.delete(user) ? 1 : 0;
    }
}
