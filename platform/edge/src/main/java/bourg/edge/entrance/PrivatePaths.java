package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import bourg.edge.answers.Reason;
import bourg.edge.answers.Refusal;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Hides what the servers behind keep for their operators: actuators, the master realm, the admin
 * console.
 */
@Component
@Order(3)
final class PrivatePaths implements Check {
    private static final List<String> CLOSED = List.of("/internal", "/actuator");

    private final List<String> realms;

    PrivatePaths(EdgeSettings settings) {
        realms = settings.realms().stream().map(realm -> "/realms/" + realm).toList();
    }

    @Override
    public Mono<Refusal> refuse(Arrival arrival, ServerWebExchange exchange) {
        var open = arrival.identity() ? openIdentity(arrival) : openApp(arrival);
        return open ? Mono.empty() : Mono.just(Refusal.because(Reason.NOT_FOUND));
    }

    private static boolean openApp(Arrival arrival) {
        return CLOSED.stream().noneMatch(arrival::under);
    }

    private boolean openIdentity(Arrival arrival) {
        if (arrival.under("/resources")) return true;
        return realms.stream()
                .anyMatch(realm ->
                        arrival.under(realm) && !arrival.under(realm + "/clients-registrations"));
    }
}
