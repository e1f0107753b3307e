package bourg.tenants;

import java.util.Set;

/** The account of a member of a city's staff at the identity provider, without any secret. */
public record StaffAccount(
        String id,
        String email,
        String givenName,
        String familyName,
        String language,
        boolean enabled,
        Set<StaffRole> roles) {
    public StaffAccount {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "StaffAccount[" + id + "]";
    }
}
