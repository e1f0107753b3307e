package bourg.testing;

import java.net.URI;

/** Where a test's Keycloak listens. */
record KeycloakAddress(URI url) {}
