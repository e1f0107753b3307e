package bourg.tenants.routing;

/** How many rows a table has, and a checksum over them that does not depend on their order. */
public record TableDigest(String table, long rows, String checksum) {}
