package bourg.tenants;

import java.util.Locale;

/** The three populations of the identity provider: their number never grows. */
public enum Realm {
    OPS,
    WORKFORCE,
    CITIZENS;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
