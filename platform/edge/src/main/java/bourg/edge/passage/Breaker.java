package bourg.edge.passage;

import bourg.edge.EdgeSettings;
import bourg.edge.answers.Answers;
import bourg.edge.answers.Reason;
import bourg.edge.answers.Refusal;
import bourg.edge.entrance.Arrival;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Stops asking a server that does not answer, says so to the caller, and tries again after a while.
 */
final class Breaker implements GatewayFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Reason reason;
    private final CircuitBreaker breaker;
    private final Answers answers;

    Breaker(Reason reason, EdgeSettings.Breaker settings, Answers answers) {
        this.reason = reason;
        this.answers = answers;
        breaker =
                CircuitBreaker.of(
                        reason.name().toLowerCase(Locale.ROOT),
                        CircuitBreakerConfig.custom()
                                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                                .slidingWindowSize(settings.window())
                                .minimumNumberOfCalls(settings.window())
                                .failureRateThreshold(settings.failurePercent())
                                .waitDurationInOpenState(settings.open())
                                .permittedNumberOfCallsInHalfOpenState(3)
                                .recordException(Breaker::away)
                                .build());
        breaker.getEventPublisher()
                .onStateTransition(event ->
                        LOG.atWarn()
                                .addKeyValue("breaker", event.getCircuitBreakerName())
                                .addKeyValue("state", event.getStateTransition())
                                .log("circuit breaker changed state"));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .onErrorResume(Breaker::away, problem -> refuse(exchange, problem));
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Throwable problem) {
        // Half an answer cannot be taken back: the connection ends instead.
        if (exchange.getResponse().isCommitted()) return Mono.error(problem);
        var trace = Arrival.of(exchange).trace();
        LOG.atWarn()
                .addKeyValue("trace_id", trace.traceId())
                .addKeyValue("problem", problem.getClass().getSimpleName())
                .log("no answer from behind the edge");
        return answers.write(exchange, Refusal.until(reason, RETRY), trace);
    }

    private static boolean away(Throwable problem) {
        if (problem instanceof ResponseStatusException late) {
            return late.getStatusCode().is5xxServerError();
        }
        return problem instanceof IOException
                || problem instanceof TimeoutException
                || problem instanceof CallNotPermittedException;
    }
}
