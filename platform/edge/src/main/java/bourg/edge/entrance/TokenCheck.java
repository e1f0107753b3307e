package bourg.edge.entrance;

import bourg.edge.answers.Reason;
import bourg.edge.answers.Refusal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Refuses a call of the REST interface whose token is not one of ours; a call without one is the
 * application's to judge.
 */
@Component
@Order(4)
final class TokenCheck implements Check {
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final String SCHEME = "bearer ";

    private final Tokens tokens;

    TokenCheck(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Refusal> refuse(Arrival arrival, ServerWebExchange exchange) {
        var given = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (!arrival.api() || given.isEmpty()) return Mono.empty();
        if (!bearer(given)) return Mono.just(Refusal.because(Reason.INVALID_TOKEN));
        var token = given.getFirst().substring(SCHEME.length()).strip();
        return Mono.fromCallable(() -> tokens.verify(token))
                .subscribeOn(Schedulers.boundedElastic())
                .mapNotNull(TokenCheck::refusal);
    }

    private static boolean bearer(List<String> given) {
        return given.size() == 1
                && given.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static @Nullable Refusal refusal(Tokens.Verdict verdict) {
        return switch (verdict) {
            case GOOD -> null;
            case BAD -> Refusal.because(Reason.INVALID_TOKEN);
            case KEYS_AWAY -> Refusal.until(Reason.IDENTITY_UNAVAILABLE, RETRY);
        };
    }
}
