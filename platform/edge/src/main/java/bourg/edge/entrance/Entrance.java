package bourg.edge.entrance;

import bourg.edge.answers.Answers;
import bourg.edge.answers.Reason;
import bourg.edge.answers.Refusal;
import bourg.edge.answers.Trace;
import bourg.edge.entrance.Reading.Unreadable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The door: every request is read strictly, asked every question, and only then passed on. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Entrance implements WebFilter {
    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    private final ApplicationContext here;
    private final Reader reader;
    private final Gate gate;
    private final Journal journal;
    private final Answers answers;

    Entrance(ApplicationContext here, Reader reader, Gate gate, Journal journal, Answers answers) {
        this.here = here;
        this.reader = reader;
        this.gate = gate;
        this.journal = journal;
        this.answers = answers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // The management port is a child of this application and inherits its filters.
        var elsewhere = !here.equals(exchange.getApplicationContext());
        if (elsewhere || PROBES.contains(exchange.getRequest().getURI().getRawPath())) {
            return chain.filter(exchange);
        }
        var trace = Trace.continued(exchange.getRequest().getHeaders().getFirst("traceparent"));
        exchange.getResponse().getHeaders().set("traceresponse", trace.traceparent());
        var start = System.nanoTime();
        var reading = reader.read(exchange.getRequest(), trace);
        var work =
                switch (reading) {
                    case Arrival arrival -> admit(arrival, exchange, chain);
                    case Unreadable(Reason reason) ->
                            answers.write(exchange, Refusal.because(reason), trace);
                };
        var arrival =
                Optional.of(reading).filter(Arrival.class::isInstance).map(Arrival.class::cast);
        return work.doFinally(end -> {
            var took = Duration.ofNanos(System.nanoTime() - start);
            journal.note(exchange, arrival, trace, took);
        });
    }

    private Mono<Void> admit(Arrival arrival, ServerWebExchange exchange, WebFilterChain chain) {
        return gate.refuse(arrival, exchange)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(refusal ->
                        refusal.isPresent()
                                ? answers.write(exchange, refusal.get(), arrival.trace())
                                : chain.filter(gate.admitted(arrival, exchange)))
                .onErrorResume(
                        BodyLimit.TooLarge.class,
                        tooLarge ->
                                answers.write(
                                        exchange,
                                        Refusal.because(Reason.REQUEST_TOO_LARGE),
                                        arrival.trace()));
    }
}
