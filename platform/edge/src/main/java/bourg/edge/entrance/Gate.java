package bourg.edge.entrance;

import bourg.edge.answers.Refusal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks every question in order; the first refusal stands. */
@Component
final class Gate {
    private final List<Check> checks;
    private final BodyLimit bodies;

    Gate(List<Check> checks, BodyLimit bodies) {
        this.checks = List.copyOf(checks);
        this.bodies = bodies;
    }

    Mono<Refusal> refuse(Arrival arrival, ServerWebExchange exchange) {
        return Flux.fromIterable(checks)
                .concatMap(check -> check.refuse(arrival, exchange), 1)
                .next()
                .delayUntil(refusal -> bodies.drain(exchange.getRequest()));
    }

    /** The request as it goes on: its host in one spelling, its body counted. */
    ServerWebExchange admitted(Arrival arrival, ServerWebExchange exchange) {
        arrival.remember(exchange);
        var request =
                exchange.getRequest()
                        .mutate()
                        .headers(headers -> headers.set(HttpHeaders.HOST, arrival.address().text()))
                        .build();
        return exchange.mutate().request(bodies.counted(request)).build();
    }
}
