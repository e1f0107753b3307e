package bourg.testing;

import bourg.parts.KeycloakServer.Realms;
import java.net.URI;

/**
 * A real Keycloak with our realms, shared by all tests of a JVM; it takes a minute to start, so few
 * tests ask for it.
 */
public final class TestKeycloak {

    static final Realms REALMS =
            new Realms(
                    "bourg-admin",
                    "bourg-admin-test",
                    "ops-console-test",
                    "ops-automation-test",
                    URI.create("http://ops.localhost:8080"),
                    URI.create("http://partners.localhost:8080"),
                    8025);

    private final KeycloakAddress address;

    private TestKeycloak(KeycloakAddress address) {
        this.address = address;
    }

    /** The server of this JVM, started at the first call. */
    public static TestKeycloak server() {
        return Shared.SERVER;
    }

    /** Its address, which is also the beginning of every issuer. */
    public URI url() {
        return address.url();
    }

    /** One of its realms: {@code ops}, {@code workforce}, {@code citizens} or {@code master}. */
    public URI realm(String name) {
        return address.url().resolve("/realms/" + name);
    }

    /** The service account in realm {@code master} that may do everything. */
    public String adminClient() {
        return REALMS.adminClient();
    }

    public String adminSecret() {
        return REALMS.adminSecret();
    }

    public String opsConsoleSecret() {
        return REALMS.opsConsoleSecret();
    }

    public String opsAutomationSecret() {
        return REALMS.opsAutomationSecret();
    }

    private static TestKeycloak start() {
        return new TestKeycloak(
                switch (Provider.chosen()) {
                    case CONTAINERS -> ContainerKeycloak.start();
                    case EMBEDDED -> EmbeddedKeycloak.start();
                });
    }

    private static final class Shared {
        static final TestKeycloak SERVER = start();
    }
}
