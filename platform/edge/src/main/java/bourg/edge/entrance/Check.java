package bourg.edge.entrance;

import bourg.edge.answers.Refusal;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One question asked of every arrival: empty means it may go on. */
interface Check {
    Mono<Refusal> refuse(Arrival arrival, ServerWebExchange exchange);
}
