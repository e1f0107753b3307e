package bourg.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/**
 * Where tests get their servers from; {@code -Dbourg.testing=embedded} or {@code containers}
 * overrides the choice.
 */
enum Provider {
    CONTAINERS("containers (a Docker engine answers)"),
    EMBEDDED("embedded binaries (no Docker engine answers)");

    private final String words;

    Provider(String words) {
        this.words = words;
    }

    static Provider chosen() {
        return Choice.MADE;
    }

    /** The first line of every test log. */
    static String announcement() {
        return "Tests get PostgreSQL and Keycloak from " + chosen().words;
    }

    private static Provider choose() {
        String wanted = System.getProperty("bourg.testing", "");
        if (!wanted.isEmpty()) {
            return "containers".equals(wanted) ? CONTAINERS : EMBEDDED;
        }
        return mayHaveDocker() && DockerClientFactory.instance().isDockerAvailable()
                ? CONTAINERS
                : EMBEDDED;
    }

    /** Spares the slow and loud search of Testcontainers where there cannot be an engine. */
    private static boolean mayHaveDocker() {
        Path home = Path.of(System.getProperty("user.home", "/"));
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(home.resolve(".docker/run/docker.sock"))
                || Files.exists(home.resolve(".testcontainers.properties"));
    }

    private static final class Choice {
        static final Provider MADE = choose();
    }
}
