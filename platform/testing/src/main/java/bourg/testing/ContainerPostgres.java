package bourg.testing;

import java.time.Duration;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container. */
final class ContainerPostgres {

    private ContainerPostgres() {}

    @SuppressWarnings("resource") // lives as long as the JVM; Testcontainers removes it afterwards
    static PostgresAddress start() {
        PostgreSQLContainer container =
                new PostgreSQLContainer("postgres:18-alpine")
                        .withUsername("postgres")
                        .withPassword("postgres")
                        .withDatabaseName("postgres")
                        .withStartupTimeout(Duration.ofMinutes(3))
                        .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        return new PostgresAddress(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                "postgres",
                "postgres");
    }
}
