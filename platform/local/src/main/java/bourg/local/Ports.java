package bourg.local;

import bourg.parts.FreePort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The ports of the platform, all on the loopback address. */
public record Ports(
        @DefaultValue("8080") int edge,
        @DefaultValue("8089") int edgeManagement,
        @DefaultValue("8081") int app,
        @DefaultValue("8082") int sandbox,
        @DefaultValue("8083") int keycloak,
        @DefaultValue("8084") int keycloakManagement,
        @DefaultValue("8085") int inbox,
        @DefaultValue("8025") int smtp,
        @DefaultValue("8432") int postgres) {

    /** Ports that are free now, for tests. */
    public static Ports free() {
        return new Ports(
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find(),
                FreePort.find());
    }

    /** Refuses to start when others listen on our ports; says which, and how to take other ones. */
    void requireFree() {
        List<Entry<String, Integer>> taken =
                byOption().entrySet().stream()
                        .filter(entry -> FreePort.isTaken(entry.getValue()))
                        .toList();
        if (taken.isEmpty()) {
            return;
        }
        StringBuilder words = new StringBuilder("Other programs already listen on:");
        taken.forEach(entry ->
                words.append("\n  port ")
                        .append(entry.getValue())
                        .append(", change it with --bourg.local.ports.")
                        .append(entry.getKey())
                        .append("=<another port>"));
        words.append(
                "\nWith Maven: mvn spring-boot:run -Dspring-boot.run.arguments=\"--bourg.local.ports.");
        words.append(taken.getFirst().getKey()).append("=<another port>\"");
        throw new CannotStart(words.toString());
    }

    private Map<String, Integer> byOption() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("edge", edge);
        all.put("edge-management", edgeManagement);
        all.put("app", app);
        all.put("sandbox", sandbox);
        all.put("keycloak", keycloak);
        all.put("keycloak-management", keycloakManagement);
        all.put("inbox", inbox);
        all.put("smtp", smtp);
        all.put("postgres", postgres);
        return all;
    }
}
