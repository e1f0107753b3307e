package bourg.tenants;

/** What somebody may do at a city. */
public enum StaffRole {
    ADMIN,
    CLERK,
    FINANCE
}
