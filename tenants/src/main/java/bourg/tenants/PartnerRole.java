package bourg.tenants;

/** What somebody may do at a partner. */
public enum PartnerRole {
    ADMIN,
    AGENT
}
