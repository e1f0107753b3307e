package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Learns from the application which host names belong to somebody, and remembers it for a moment.
 */
@Component
final class KnownHosts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebClient app;
    private final AsyncCache<String, Answer> hosts =
            Caffeine.newBuilder()
                    .maximumSize(50_000)
                    .expireAfter(Expiry.<String, Answer>writing((host, answer) -> answer.keep))
                    .buildAsync();

    KnownHosts(EdgeSettings settings) {
        app = WebClient.create(settings.appUrl().toString());
    }

    /** What the application says about a host, and how long that is worth remembering. */
    enum Answer {
        SOMEBODYS(Duration.ofSeconds(60)),
        NOBODYS(Duration.ofSeconds(2)),
        UNANSWERED(Duration.ofSeconds(1));

        private final Duration keep;

        Answer(Duration keep) {
            this.keep = keep;
        }
    }

    /** Whether the answer for this host is at hand without asking. */
    boolean remembers(String host) {
        return hosts.getIfPresent(host) != null;
    }

    Mono<Answer> about(String host) {
        return Mono.fromFuture(() -> hosts.get(host, (key, executor) -> ask(key).toFuture()), true);
    }

    private Mono<Answer> ask(String host) {
        return app.get()
                .uri("/internal/hosts/{host}", host)
                .exchangeToMono(
                        answer -> answer.releaseBody().thenReturn(read(answer.statusCode())))
                .timeout(PATIENCE)
                .onErrorReturn(Answer.UNANSWERED);
    }

    private static Answer read(HttpStatusCode status) {
        if (status.is2xxSuccessful()) return Answer.SOMEBODYS;
        return status.isSameCodeAs(HttpStatus.NOT_FOUND) ? Answer.NOBODYS : Answer.UNANSWERED;
    }
}
