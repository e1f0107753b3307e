package bourg.tenants;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an actor out of token claims; roles count only inside the organization of the site. */
record ClaimedActor(String clientId, Map<String, Object> claims) {
    private static final String API = "bourg-api";
    private static final String ORGANIZATION = "organization";

    Optional<Actor> at(Site site, String issuer, IdentityProvider provider) {
        return switch (site) {
            case Site.Operators _ when issuer.equals(provider.issuer(Realm.OPS)) -> operator();
            case Site.Partners _ when issuer.equals(provider.issuer(Realm.WORKFORCE)) ->
                    partnerMember();
            case Site.OfCity(City city) when issuer.equals(provider.issuer(Realm.WORKFORCE)) ->
                    staff(city);
            case Site.OfCity(City city) when issuer.equals(provider.issuer(Realm.CITIZENS)) ->
                    citizen(city);
            default -> Optional.empty();
        };
    }

    private Optional<Actor> operator() {
        boolean known = clientId.equals("ops-console") || clientId.equals("ops-automation");
        boolean operator = strings(at(claims, "realm_access", "roles")).contains("operator");
        return known && operator
                ? Optional.of(new Actor.Operator(subject(), name()))
                : Optional.empty();
    }

    private Optional<Actor> staff(City city) {
        if (!clientId.equals("console-" + city.code())) {
            return Optional.empty();
        }
        List<String> granted = rolesIn(city.code());
        Set<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
        add(roles, StaffRole.ADMIN, granted.contains("city-admin"));
        add(roles, StaffRole.CLERK, granted.contains("city-clerk"));
        add(roles, StaffRole.FINANCE, granted.contains("city-finance"));
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of(new Actor.Staff(subject(), city.id(), roles, name()));
    }

    /** A person may belong to one partner only here; a token that names several is of no use. */
    private Optional<Actor> partnerMember() {
        if (!clientId.startsWith("partner-")
                || !(claims.get(ORGANIZATION) instanceof Map<?, ?> organizations)) {
            return Optional.empty();
        }
        List<Actor> found = new ArrayList<>();
        for (Object key : organizations.keySet()) {
            String alias = String.valueOf(key);
            List<String> granted = rolesIn(alias);
            Set<PartnerRole> roles = EnumSet.noneOf(PartnerRole.class);
            add(roles, PartnerRole.ADMIN, granted.contains("partner-admin"));
            add(roles, PartnerRole.AGENT, granted.contains("partner-agent"));
            if (!roles.isEmpty() && ownsClient(alias)) {
                found.add(new Actor.PartnerMember(subject(), alias, roles, name()));
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private boolean ownsClient(String alias) {
        return clientId.equals("partner-pages") || clientId.startsWith("partner-" + alias + "-");
    }

    private Optional<Actor> citizen(City city) {
        if (!clientId.equals("portal-" + city.code())) {
            return Optional.empty();
        }
        return Optional.of(new Actor.Citizen(subject(), city.id(), text("email"), name()));
    }

    private List<String> rolesIn(String organization) {
        return strings(at(claims, ORGANIZATION, organization, "resource_access", API, "roles"));
    }

    private String subject() {
        return text("sub");
    }

    private String name() {
        String name = text("name");
        return name.isEmpty() ? text("preferred_username") : name;
    }

    private String text(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    private static <R> void add(Set<R> roles, R role, boolean granted) {
        if (granted) {
            roles.add(role);
        }
    }

    private static @Nullable Object at(Object start, String... path) {
        Object here = start;
        for (String key : path) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
