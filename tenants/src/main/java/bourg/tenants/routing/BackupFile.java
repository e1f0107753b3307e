package bourg.tenants.routing;

/** The rows of one table in a file, and how to tell that both are what they were. */
record BackupFile(CityTable table, TableDigest digest, String sha256, long bytes) {
    String name() {
        return table.name() + ".rows";
    }
}
