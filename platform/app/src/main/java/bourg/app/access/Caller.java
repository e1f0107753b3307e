package bourg.app.access;

import bourg.app.pages.NotHere;
import bourg.tenants.Actor;
import bourg.tenants.City;
import bourg.tenants.CurrentActor;
import bourg.tenants.CurrentSite;
import bourg.tenants.PartnerRole;
import bourg.tenants.Site;
import bourg.tenants.StaffRole;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;

/** Who asks for a page, as the kind of actor that the page is for; otherwise the 403 page. */
public final class Caller {
    private Caller() {}

    /** The member of the city's staff, who must have one of these roles, if any are named. */
    public static Actor.Staff staff(StaffRole... anyOf) {
        if (CurrentActor.get() instanceof Actor.Staff staff
                && (anyOf.length == 0 || Arrays.stream(anyOf).anyMatch(staff::may))) {
            return staff;
        }
        throw refused();
    }

    /** The partner's member, who must have one of these roles, if any are named. */
    public static Actor.PartnerMember partner(PartnerRole... anyOf) {
        if (CurrentActor.get() instanceof Actor.PartnerMember member
                && (anyOf.length == 0 || Arrays.stream(anyOf).anyMatch(member::may))) {
            return member;
        }
        throw refused();
    }

    public static Actor.Operator operator() {
        if (CurrentActor.get() instanceof Actor.Operator operator) {
            return operator;
        }
        throw refused();
    }

    /** The citizen, if one is signed in. */
    public static Optional<Actor.Citizen> citizen() {
        return CurrentActor.get() instanceof Actor.Citizen citizen
                ? Optional.of(citizen)
                : Optional.empty();
    }

    /** The city whose site is asked. */
    public static City city() {
        if (CurrentSite.get() instanceof Site.OfCity(City city)) {
            return city;
        }
        throw new NotHere();
    }

    private static AccessDeniedException refused() {
        return new AccessDeniedException("Not for this actor");
    }
}
