package bourg.testing;

import bourg.parts.FreePort;
import bourg.parts.KeycloakServer;
import bourg.parts.KeycloakServer.Address;
import bourg.parts.KeycloakServer.Database;
import bourg.parts.KeycloakServer.Places;
import bourg.parts.KeycloakServer.Settings;
import bourg.parts.RepositoryRoot;
import java.net.URI;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keycloak's real distribution on this JVM's test PostgreSQL. */
final class EmbeddedKeycloak {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKeycloak.class);

    private EmbeddedKeycloak() {}

    static KeycloakAddress start() {
        TestDatabase database = TestPostgres.server().database("keycloak");
        Path folder = EmbeddedPostgres.folder("first");
        URI url = URI.create("http://127.0.0.1:" + FreePort.find());
        KeycloakServer server =
                KeycloakServer.start(
                        new Settings(
                                new Places(
                                        RepositoryRoot.find().resolve(".bourg/parts"),
                                        folder.resolve("keycloak.log"),
                                        folder.resolve("keycloak.pid")),
                                new Address(url, url.getPort(), FreePort.find()),
                                new Database(
                                        database.url(), database.username(), database.password()),
                                TestKeycloak.REALMS),
                        LOG::info);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.process().kill()));
        return new KeycloakAddress(url);
    }
}
