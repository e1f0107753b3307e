package bourg.testing;

/** Where a test's PostgreSQL server listens and who its superuser is. */
record PostgresAddress(String host, int port, String username, String password) {

    String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
