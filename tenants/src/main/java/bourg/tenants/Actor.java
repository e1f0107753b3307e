package bourg.tenants;

import java.util.Set;

/** Who is asking, as far as it is proven for the site that was asked. */
public sealed interface Actor {
    /** Somebody, or an automaton, that runs the platform. */
    record Operator(String subject, String name) implements Actor {}

    /** Somebody who works for a city, with the roles held there. */
    record Staff(String subject, CityId city, Set<StaffRole> roles, String name) implements Actor {
        public Staff {
            roles = Set.copyOf(roles);
        }

        public boolean may(StaffRole role) {
            return roles.contains(role);
        }
    }

    /** Somebody, or a server, that acts for a partner. */
    record PartnerMember(String subject, String partnerAlias, Set<PartnerRole> roles, String name)
            implements Actor {
        public PartnerMember {
            roles = Set.copyOf(roles);
        }

        public boolean may(PartnerRole role) {
            return roles.contains(role);
        }
    }

    /** A signed-in citizen; the subject is pairwise, so another city sees another one. */
    record Citizen(String subject, CityId city, String email, String name) implements Actor {}

    /** Nobody in particular. */
    record Anonymous() implements Actor {}
}
