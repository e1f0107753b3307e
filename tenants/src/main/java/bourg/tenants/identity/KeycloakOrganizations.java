package bourg.tenants.identity;

import bourg.tenants.Realm;
import bourg.tenants.StaffAccount;
import bourg.tenants.StaffRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Organizations of the workforce, one per city and per partner, whose groups carry the roles. */
@Component
class KeycloakOrganizations {
    private static final String ALL = "/organizations";
    private static final int PIECE = 100;
    private static final String GROUPS = ALL + "/{org}/groups";

    private final KeycloakAdmin admin;
    private final KeycloakClients clients;

    KeycloakOrganizations(KeycloakAdmin admin, KeycloakClients clients) {
        this.admin = admin;
        this.clients = clients;
    }

    String ensure(String alias, String displayName, String kind) {
        if (find(alias).isEmpty()) {
            admin.create(
                    Realm.WORKFORCE,
                    ALL,
                    Map.of(
                            "name", alias,
                            "alias", alias,
                            "description", displayName,
                            "enabled", true,
                            "attributes", Map.of("kind", List.of(kind))));
        }
        return require(alias, kind);
    }

    /** An alias never changes hands: a city's is refused to a partner, and the other way round. */
    String require(String alias, String kind) {
        String id =
                find(alias)
                        .orElseThrow(() ->
                                new IllegalStateException("There is no organization " + alias));
        if (!isOf(kind, id)) {
            throw new IllegalStateException("Organization " + alias + " is not of kind " + kind);
        }
        return id;
    }

    /** The organization of this kind, if there is one at all. */
    Optional<String> find(String alias, String kind) {
        return find(alias).filter(id -> isOf(kind, id));
    }

    private boolean isOf(String kind, String id) {
        Map<String, Object> whole = admin.get(Realm.WORKFORCE, ALL + "/{org}", id);
        return whole.get("attributes") instanceof Map<?, ?> attributes
                && attributes.get("kind") instanceof List<?> kinds
                && kinds.contains(kind);
    }

    /** The accounts of some members; ask again from a later place for more. */
    List<String> members(String organization, int first, int count) {
        return admin
                .list(
                        Realm.WORKFORCE,
                        ALL + "/{org}/members?first={first}&max={max}",
                        organization,
                        first,
                        count)
                .stream()
                .map(member -> String.valueOf(member.get("id")))
                .toList();
    }

    /** Of how many organizations this account is a member. */
    int memberships(String user) {
        return admin.list(Realm.WORKFORCE, ALL + "/members/{user}/organizations", user).size();
    }

    boolean delete(String organization) {
        return admin.delete(Realm.WORKFORCE, ALL + "/{org}", organization);
    }

    private Optional<String> find(String alias) {
        return admin.list(Realm.WORKFORCE, ALL + "?search={alias}&exact=true", alias).stream()
                .filter(organization -> alias.equals(organization.get("alias")))
                .map(organization -> String.valueOf(organization.get("id")))
                .findFirst();
    }

    /** The group of those who have the role at a city. */
    String ensureGroup(String organization, StaffRole role) {
        return ensureGroup(
                organization, groupOf(role), "city-" + role.name().toLowerCase(Locale.ROOT));
    }

    /** The group, with its role of our API. */
    String ensureGroup(String organization, String name, String role) {
        String group =
                findGroup(organization, name)
                        .orElseGet(() -> {
                            admin.create(
                                    Realm.WORKFORCE, GROUPS, Map.of("name", name), organization);
                            return findGroup(organization, name)
                                    .orElseThrow(() ->
                                            new IllegalStateException(
                                                    "Group " + name + " could not be made"));
                        });
        String api = clients.require(Realm.WORKFORCE, KeycloakClients.API);
        Map<String, Object> mapped =
                admin.get(Realm.WORKFORCE, "/clients/{client}/roles/{role}", api, role);
        admin.create(
                Realm.WORKFORCE,
                GROUPS + "/{group}/role-mappings/clients/{client}",
                List.of(mapped),
                organization,
                group,
                api);
        return group;
    }

    private Optional<String> findGroup(String organization, String name) {
        return admin
                .list(Realm.WORKFORCE, GROUPS + "?search={name}&exact=true", organization, name)
                .stream()
                .filter(group -> name.equals(group.get("name")))
                .map(group -> String.valueOf(group.get("id")))
                .findFirst();
    }

    void join(String organization, String user, List<String> groups) {
        admin.create(Realm.WORKFORCE, ALL + "/{org}/members", '"' + user + '"', organization);
        for (String group : groups) {
            admin.join(
                    Realm.WORKFORCE, GROUPS + "/{group}/members/{user}", organization, group, user);
        }
    }

    /** The members page by page, each with the groups of the organization that it is in. */
    void eachStaff(String organization, Consumer<StaffAccount> seen) {
        Map<String, Set<StaffRole>> roles = new HashMap<>();
        for (StaffRole role : StaffRole.values()) {
            findGroup(organization, groupOf(role))
                    .ifPresent(group ->
                            each(
                                    GROUPS + "/{group}/members",
                                    member ->
                                            roles.computeIfAbsent(id(member), _ -> new HashSet<>())
                                                    .add(role),
                                    organization,
                                    group));
        }
        each(
                ALL + "/{org}/members",
                member -> seen.accept(account(member, roles.getOrDefault(id(member), Set.of()))),
                organization);
    }

    private static String groupOf(StaffRole role) {
        return switch (role) {
            case ADMIN -> "admins";
            case CLERK -> "clerks";
            case FINANCE -> "finance";
        };
    }

    private void each(String path, Consumer<Map<String, Object>> seen, String... variables) {
        List<Map<String, Object>> page;
        int first = 0;
        do {
            page =
                    admin.list(
                            Realm.WORKFORCE,
                            path + "?first=" + first + "&max=" + PIECE,
                            (Object[]) variables);
            page.forEach(seen);
            first += PIECE;
        } while (page.size() == PIECE);
    }

    private static StaffAccount account(Map<String, Object> member, Set<StaffRole> roles) {
        String language =
                member.get("attributes") instanceof Map<?, ?> attributes
                                && attributes.get("locale") instanceof List<?> locale
                        ? String.valueOf(locale.getFirst())
                        : "";
        return new StaffAccount(
                id(member),
                text(member, "email"),
                text(member, "firstName"),
                text(member, "lastName"),
                language,
                Boolean.TRUE.equals(member.get("enabled")),
                roles);
    }

    private static String id(Map<String, Object> member) {
        return text(member, "id");
    }

    private static String text(Map<String, Object> member, String name) {
        return Objects.toString(member.get(name), "");
    }
}
