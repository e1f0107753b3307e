package bourg.tenants.contract;

import bourg.tenants.Actor;
import bourg.tenants.CurrentActor;
import bourg.tenants.CurrentSite;
import bourg.tenants.PartnerRole;
import bourg.tenants.Site;
import bourg.tenants.StaffRole;
import org.springframework.http.HttpStatus;

/**
 * Demands a certain caller: 404 on the wrong site or for anybody else, 401 for nobody, 403 for a
 * missing role.
 */
public final class Caller {
    private Caller() {}

    public static Actor.Operator operator() {
        return demand(Site.Operators.class, Actor.Operator.class);
    }

    /** Staff of the city that is asked, with at least one of these roles (none given: any). */
    public static Actor.Staff staff(StaffRole... anyOf) {
        Actor.Staff staff = demand(Site.OfCity.class, Actor.Staff.class);
        for (StaffRole role : anyOf) {
            if (staff.may(role)) {
                return staff;
            }
        }
        return allow(staff, anyOf.length == 0);
    }

    /** A member or server of a partner, with at least one of these roles (none given: any). */
    public static Actor.PartnerMember partner(PartnerRole... anyOf) {
        Actor.PartnerMember member = demand(Site.Partners.class, Actor.PartnerMember.class);
        for (PartnerRole role : anyOf) {
            if (member.may(role)) {
                return member;
            }
        }
        return allow(member, anyOf.length == 0);
    }

    public static Actor.Citizen citizen() {
        return demand(Site.OfCity.class, Actor.Citizen.class);
    }

    /** The city's site, for what everybody may ask there. */
    public static Site.OfCity onCitySite() {
        if (CurrentSite.get() instanceof Site.OfCity site) {
            return site;
        }
        throw Refusal.notFound().toProblem();
    }

    private static <A extends Actor> A demand(Class<? extends Site> site, Class<A> kind) {
        Actor actor = CurrentActor.get();
        boolean here = site.isInstance(CurrentSite.get());
        if (here && kind.isInstance(actor)) {
            return kind.cast(actor);
        }
        boolean unknown = here && actor instanceof Actor.Anonymous;
        throw (unknown ? Refusal.unauthenticated() : Refusal.notFound()).toProblem();
    }

    private static <A> A allow(A actor, boolean allowed) {
        if (allowed) {
            return actor;
        }
        throw Refusal.of(HttpStatus.FORBIDDEN, "role_missing").toProblem();
    }
}
