package bourg.app.access;

import bourg.app.pages.Area;
import bourg.tenants.Realm;
import bourg.tenants.Site;
import java.util.Optional;

/** The client at the identity provider through which an area of a site signs people in. */
record SignInClient(Area area, Site site, Realm realm, String id) {
    /** Empty for the front page, where nobody signs in. */
    static Optional<SignInClient> of(Site site, Area area) {
        return switch (site) {
            case Site.OfCity ofCity when area == Area.CONSOLE ->
                    Optional.of(
                            new SignInClient(
                                    area,
                                    site,
                                    Realm.WORKFORCE,
                                    "console-" + ofCity.city().code()));
            case Site.OfCity ofCity ->
                    Optional.of(
                            new SignInClient(
                                    Area.PORTAL,
                                    site,
                                    Realm.CITIZENS,
                                    "portal-" + ofCity.city().code()));
            case Site.Partners _ ->
                    Optional.of(
                            new SignInClient(Area.PARTNER, site, Realm.WORKFORCE, "partner-pages"));
            case Site.Operators _ ->
                    Optional.of(new SignInClient(Area.OPERATOR, site, Realm.OPS, "ops-console"));
            case Site.Front _ -> Optional.empty();
        };
    }
}
