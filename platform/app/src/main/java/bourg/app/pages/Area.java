package bourg.app.pages;

import bourg.tenants.Site;
import org.jspecify.annotations.Nullable;

/** The face of Bourg that a page belongs to. */
public enum Area {
    PORTAL("/"),
    CONSOLE("/console"),
    PARTNER("/"),
    OPERATOR("/"),
    FRONT("/");

    private final String home;

    Area(String home) {
        this.home = home;
    }

    /** The address of the area's first page on its site. */
    public String home() {
        return home;
    }

    /** What the area's sign-in and sign-out addresses begin with. */
    public String prefix() {
        return this == CONSOLE ? "/console" : "";
    }

    /** Whether people sign in here. */
    public boolean signsIn() {
        return this != FRONT;
    }

    static Area of(@Nullable Site site, String path) {
        return switch (site) {
            case Site.OfCity _ ->
                    path.equals("/console") || path.startsWith("/console/") ? CONSOLE : PORTAL;
            case Site.Partners _ -> PARTNER;
            case Site.Operators _ -> OPERATOR;
            case Site.Front _ -> FRONT;
            case null -> FRONT;
        };
    }
}
