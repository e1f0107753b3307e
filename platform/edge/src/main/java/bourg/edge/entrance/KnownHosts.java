package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/**
 * Learns from the application which host names belong to somebody, and remembers it for a moment.
 */
@Component
final class KnownHosts {
    private static final Duration KEEP_YES = Duration.ofSeconds(60);
    private static final Duration KEEP_NO = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebClient app;
    private final AsyncCache<String, Boolean> hosts =
            Caffeine.newBuilder()
                    .maximumSize(50_000)
                    .expireAfter(
                            Expiry.<String, Boolean>writing(
                                    (host, yes) -> yes ? KEEP_YES : KEEP_NO))
                    .buildAsync();

    KnownHosts(EdgeSettings settings) {
        app = WebClient.create(settings.appUrl().toString());
    }

    /** The application could not say whether a host exists. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unanswered(Throwable cause) {
            super(cause);
        }
    }

    /** Whether the answer for this host is at hand without asking. */
    boolean remembers(String host) {
        return hosts.getIfPresent(host) != null;
    }

    Mono<Boolean> knows(String host) {
        return Mono.fromFuture(() -> hosts.get(host, (key, executor) -> ask(key).toFuture()), true);
    }

    private Mono<Boolean> ask(String host) {
        return app.get()
                .uri("/internal/hosts/{host}", host)
                .exchangeToMono(answer ->
                        answer.statusCode().is2xxSuccessful()
                                ? answer.releaseBody().thenReturn(true)
                                : answer.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                                        ? answer.releaseBody().thenReturn(false)
                                        : answer.createError())
                .timeout(PATIENCE)
                .onErrorMap(
                        problem ->
                                problem instanceof WebClientException
                                        || problem instanceof java.util.concurrent.TimeoutException,
                        Unanswered::new);
    }
}
