package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import bourg.edge.answers.Reason;
import bourg.edge.answers.Refusal;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives each sender a number of requests per host, and fewer for hosts that nobody knows. */
@Component
@Order(2)
final class RateLimits implements Check {
    private final LoadingCache<String, Bucket> buckets;
    private final LoadingCache<String, Bucket> unknownHosts;

    RateLimits(EdgeSettings settings) {
        var limits = settings.limits();
        buckets = buckets(limits.burst(), limits.perSecond());
        unknownHosts = buckets(limits.unknownHostsBurst(), limits.unknownHostsPerSecond());
    }

    @Override
    public Mono<Refusal> refuse(Arrival arrival, ServerWebExchange exchange) {
        var key = Clients.sender(arrival.client()) + "|" + arrival.address().host();
        return Mono.justOrEmpty(take(buckets.get(key)));
    }

    Optional<Refusal> takeForUnknownHost(String client) {
        return take(unknownHosts.get(Clients.sender(client)));
    }

    private static Optional<Refusal> take(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) return Optional.empty();
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
        return Optional.of(Refusal.until(Reason.RATE_LIMITED, wait));
    }

    private static LoadingCache<String, Bucket> buckets(int burst, int perSecond) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(key -> bucket(burst, perSecond));
    }

    private static Bucket bucket(int burst, int perSecond) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
