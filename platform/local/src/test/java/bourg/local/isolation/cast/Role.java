package bourg.local.isolation.cast;

import java.util.Locale;

/** What somebody is who asks; the report counts probes by it. */
public enum Role {
    ANONYMOUS,
    GUEST,
    CITIZEN,
    CLERK,
    FINANCE,
    CITY_ADMIN,
    PARTNER_ADMIN,
    PARTNER_AGENT,
    PARTNER_SERVER,
    OPERATOR;

    /** As the contract writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
