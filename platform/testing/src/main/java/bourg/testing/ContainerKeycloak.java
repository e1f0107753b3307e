package bourg.testing;

import bourg.parts.KeycloakServer;
import java.net.URI;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/** Keycloak in a container, with a database of its own inside. */
final class ContainerKeycloak {

    private static final int PORT = 8080;

    private ContainerKeycloak() {}

    @SuppressWarnings("resource") // lives as long as the JVM; Testcontainers removes it afterwards
    static KeycloakAddress start() {
        GenericContainer<?> container =
                new GenericContainer<>("quay.io/keycloak/keycloak:" + KeycloakServer.version())
                        .withExposedPorts(PORT)
                        .withEnv(KeycloakServer.realmVariables(TestKeycloak.REALMS))
                        .withCopyFileToContainer(
                                MountableFile.forClasspathResource("keycloak/realms"),
                                "/opt/keycloak/data/import")
                        .withCopyFileToContainer(
                                MountableFile.forClasspathResource("keycloak/themes/bourg"),
                                "/opt/keycloak/themes/bourg")
                        .withCommand("start-dev", "--import-realm")
                        .waitingFor(
                                Wait.forHttp("/realms/citizens/.well-known/openid-configuration")
                                        .forPort(PORT)
                                        .withStartupTimeout(Duration.ofMinutes(8)));
        container.start();
        return new KeycloakAddress(
                URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT)));
    }
}
