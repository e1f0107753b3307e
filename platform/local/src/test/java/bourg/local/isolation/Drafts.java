package bourg.local.isolation;

import bourg.local.contract.Examples;
import bourg.local.contract.Operation;
import bourg.local.isolation.Ask.Header;
import bourg.local.isolation.cast.Persona;
import bourg.local.isolation.cast.Side;
import bourg.local.isolation.cast.Stage;
import bourg.local.isolation.cast.Thing;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes requests that the contract allows, with the values of one side. */
final class Drafts {

    private final Stage stage;
    private final int edgePort;
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    Drafts(Stage stage, int edgePort) {
        this.stage = stage;
        this.edgePort = edgePort;
    }

    /** Who asks, where, with whose values, and under which key. */
    record Asking(Persona persona, String site, Side values, String key) {}

    /** The request for a thing by an identifier, which may be another than its own. */
    Ask of(Operation operation, Asking asking, Probe.Aim aim, String id) {
        String path = operation.route().path();
        if (aim.slot() == Probe.Slot.PATH) {
            path = path.replaceFirst("\\{[a-z_]+}", id);
        }
        String target = Ask.API + rest(path, aim.victim()) + query(operation, asking, aim, id);
        return new Ask(
                operation.route().method(),
                target,
                headers(operation, asking),
                body(operation, asking.values(), aim, id));
    }

    private static String rest(String path, Side victim) {
        String filled = path;
        for (Thing thing : victim.things()) {
            filled = filled.replace("{" + thing.parameter() + "}", thing.id());
        }
        return filled;
    }

    private static String query(Operation operation, Asking asking, Probe.Aim aim, String id) {
        List<String> parts = new ArrayList<>();
        Map<String, Object> known = asking.values().known();
        for (Operation.Parameter each : operation.parameters()) {
            if (!each.in().equals("query")) {
                continue;
            }
            if (aim.slot() == Probe.Slot.QUERY
                    && aim.thing() != null
                    && each.name().equals(aim.thing().parameter())) {
                parts.add(each.name() + "=" + id);
            } else if (each.name().equals("month")) {
                parts.add("month=" + YearMonth.now(ZoneOffset.UTC));
            } else if (each.name().equals("limit")) {
                parts.add("limit=100");
            } else if (each.required() && known.containsKey(each.name())) {
                parts.add(each.name() + "=" + known.get(each.name()));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private List<Header> headers(Operation operation, Asking asking) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Host", asking.site() + ":" + edgePort));
        headers.add(new Header("Accept-Language", "fr"));
        String bearer = asking.persona().bearer();
        if (bearer != null) {
            headers.add(new Header("Authorization", bearer));
        }
        String accessKey = asking.persona().accessKey();
        if (accessKey != null) {
            headers.add(new Header("Order-Access-Key", accessKey));
        }
        String mediaType = operation.route().mediaType();
        if (!mediaType.isEmpty()) {
            headers.add(new Header("Content-Type", mediaType));
        }
        if (operation.route().asksKey()) {
            headers.add(new Header("Idempotency-Key", asking.key()));
        }
        return headers;
    }

    private String body(Operation operation, Side values, Probe.Aim aim, String id) {
        if (operation.takesFile()) {
            return values.canary().in("A file");
        }
        if (operation.request().isEmpty()) {
            return "";
        }
        Thing thing = aim.thing();
        boolean aimed = aim.slot() == Probe.Slot.BODY && thing != null;
        String name = aimed && thing != null ? thing.parameter() : "";
        String key = String.join("|", operation.id(), values.code(), name, aimed ? id : "");
        return bodies.computeIfAbsent(
                key,
                _ -> {
                    Map<String, Object> known = new HashMap<>(values.known());
                    if (aimed) {
                        known.put(name, id);
                    }
                    return new Examples(known).of(operation.request().get()).toString();
                });
    }

    /** Whose values somebody would fill in; who is of no city takes the first one's. */
    Side valuesOf(Persona persona) {
        return stage.sides().stream()
                .filter(side -> persona.camp().endsWith(":" + side.code()))
                .findFirst()
                .orElse(stage.sides().getFirst());
    }
}
