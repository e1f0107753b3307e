package bourg.edge;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole edge on free ports in front of two real servers. */
final class Edge implements AutoCloseable {
    static final String CITY = "valmont.localhost";
    static final String IDENTITY = "id.localhost:8080";

    final Backend app = new Backend("app", 0);
    final Backend identity = new Backend("identity", 0);
    final Keys keys = new Keys();
    private final ConfigurableApplicationContext context;

    Edge(String... settings) throws IOException {
        app.hosts.addAll(List.of(CITY, "partners.localhost", "localhost"));
        for (var realm : List.of("ops", "workforce", "citizens")) {
            identity.serve(
                    "/realms/" + realm + "/protocol/openid-connect/certs", keys.published(realm));
        }
        var fixed =
                Stream.of(
                        "server.port=0",
                        "management.server.port=0",
                        "logging.structured.format.console=",
                        "bourg.edge.app-url=" + app.url(),
                        "bourg.edge.identity-url=" + identity.url());
        context =
                new SpringApplicationBuilder(EdgeApplication.class)
                        .run(
                                Stream.concat(fixed, Stream.of(settings))
                                        .map(one -> "--" + one)
                                        .toArray(String[]::new));
    }

    Wire.Answer get(String host, String path, String... headers) throws IOException {
        return Wire.send(port("local.server.port"), Wire.request("GET", host, path, headers));
    }

    Wire.Answer raw(String request) throws IOException {
        return Wire.send(port("local.server.port"), request);
    }

    Wire.Answer management(String path) throws IOException {
        return Wire.send(port("local.management.port"), Wire.request("GET", "localhost", path));
    }

    private int port(String name) {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty(name));
    }

    @Override
    public void close() {
        context.close();
        app.close();
        identity.close();
    }
}
