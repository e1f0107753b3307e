package bourg.edge.entrance;

import bourg.edge.answers.Trace;
import org.springframework.web.server.ServerWebExchange;

/** A well-formed request: the host it asks for, who sends it and the trace it belongs to. */
public record Arrival(Address address, String path, String client, boolean identity, Trace trace)
        implements Reading {
    private static final String ATTRIBUTE = Arrival.class.getName();

    /** A host name in lower case and the port written behind it, as the Host header gave them. */
    public record Address(String host, String port) {
        public String text() {
            return port.isEmpty() ? host : host + ":" + port;
        }
    }

    public static Arrival of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void remember(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Whether this request is for the REST interface of the application. */
    boolean api() {
        return !identity && (path.equals("/api") || path.startsWith("/api/"));
    }

    boolean under(String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
