package bourg.tenants;

import java.util.UUID;

/** A prefixed, time-ordered identifier such as {@code city_01jd...}; its text form is a TypeID. */
public interface Identifier {
    UUID value();

    String prefix();
}
