package bourg.local;

import java.net.URI;

/** The addresses of the platform as a browser sees them, all through the edge. */
public record Hosts(int edgePort) {

    /** The platform's own front page. */
    public URI front() {
        return URI.create("http://localhost:" + edgePort);
    }

    /** A city's portal, or one of {@code ops}, {@code partners}, {@code id}. */
    public URI of(String name) {
        return URI.create("http://" + name + ".localhost:" + edgePort);
    }

    /** The public address of a realm, which is its issuer. */
    public URI realm(String name) {
        return of("id").resolve("/realms/" + name);
    }
}
