package bourg.edge.entrance;

import bourg.edge.answers.Reason;
import bourg.edge.answers.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets in only requests for a host that belongs to a city, to partners, to operators or to Bourg
 * itself.
 */
@Component
@Order(1)
final class HostCheck implements Check {
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final KnownHosts hosts;
    private final RateLimits limits;

    HostCheck(KnownHosts hosts, RateLimits limits) {
        this.hosts = hosts;
        this.limits = limits;
    }

    @Override
    public Mono<Refusal> refuse(Arrival arrival, ServerWebExchange exchange) {
        if (arrival.identity()) return Mono.empty();
        var host = arrival.address().host();
        if (!hosts.remembers(host)) {
            var tooMany = limits.takeForUnknownHost(arrival.client());
            if (tooMany.isPresent()) return Mono.just(tooMany.get());
        }
        return hosts.about(host).mapNotNull(HostCheck::refusal);
    }

    private static @Nullable Refusal refusal(KnownHosts.Answer answer) {
        return switch (answer) {
            case SOMEBODYS -> null;
            case NOBODYS -> Refusal.because(Reason.UNKNOWN_HOST);
            case UNANSWERED -> Refusal.until(Reason.APP_UNAVAILABLE, RETRY);
        };
    }
}
