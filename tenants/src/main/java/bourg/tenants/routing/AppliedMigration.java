package bourg.tenants.routing;

/** A migration that a city's schema has, with the checksum of its text. */
public record AppliedMigration(String version, int checksum) {}
