package bourg.tenants;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is asking in the request that this thread serves; an actor of another site counts as nobody.
 */
public final class CurrentActor {
    private static final Actor NOBODY = new Actor.Anonymous();

    private CurrentActor() {}

    public static Actor get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) {
            return NOBODY;
        }
        Actor actor =
                authentication instanceof ActorSource source
                        ? source.actor()
                        : authentication.getPrincipal() instanceof ActorSource source
                                ? source.actor()
                                : NOBODY;
        return CurrentSite.find().map(site -> belongs(actor, site) ? actor : NOBODY).orElse(actor);
    }

    private static boolean belongs(Actor actor, Site site) {
        return switch (actor) {
            case Actor.Operator _ -> site instanceof Site.Operators;
            case Actor.PartnerMember _ -> site instanceof Site.Partners;
            case Actor.Staff staff ->
                    site instanceof Site.OfCity(City city) && city.id().equals(staff.city());
            case Actor.Citizen citizen ->
                    site instanceof Site.OfCity(City city) && city.id().equals(citizen.city());
            case Actor.Anonymous _ -> true;
        };
    }
}
