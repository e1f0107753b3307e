package bourg.local;

import bourg.parts.KeycloakServer;
import bourg.parts.KeycloakServer.Address;
import bourg.parts.KeycloakServer.Database;
import bourg.parts.KeycloakServer.Places;
import bourg.parts.KeycloakServer.Realms;
import bourg.parts.KeycloakServer.Settings;
import java.nio.file.Path;

/**
 * Keycloak on the platform's own PostgreSQL, seen from outside as {@code id.localhost} through the
 * edge.
 */
final class Identity {

    static final String ADMIN_CLIENT = "bourg-admin";

    private Identity() {}

    static KeycloakServer start(
            DataFolder folder,
            Path parts,
            LocalSettings settings,
            Secrets secrets,
            Console console) {
        Ports ports = settings.ports();
        Hosts hosts = settings.hosts();
        return KeycloakServer.start(
                new Settings(
                        new Places(parts, folder.log("keycloak"), folder.pidFile("keycloak")),
                        new Address(hosts.of("id"), ports.keycloak(), ports.keycloakManagement()),
                        new Database(
                                "jdbc:postgresql://127.0.0.1:"
                                        + ports.postgres()
                                        + "/"
                                        + Databases.KEYCLOAK,
                                "keycloak",
                                secrets.of("keycloak-database")),
                        new Realms(
                                ADMIN_CLIENT,
                                secrets.of("identity-admin"),
                                secrets.of("ops-console"),
                                secrets.of("ops-automation"),
                                hosts.of("ops"),
                                hosts.of("partners"),
                                ports.smtp())),
                console);
    }
}
