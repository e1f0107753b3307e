package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import bourg.edge.answers.Reason;
import bourg.edge.answers.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stops a body that is too large: at once when it says so, while it flows when it does not. */
@Component
@Order(5)
final class BodyLimit implements Check {
    private static final Duration LINGER = Duration.ofSeconds(5);
    private static final int PATIENCE = 4;

    /** Where operators send archives of cities; the application takes them from nobody else. */
    private static final Set<String> ARCHIVES = Set.of("/api/v1/city-archives", "/archive-uploads");

    private final long most;
    private final long archive;
    private final long patience;

    BodyLimit(EdgeSettings settings) {
        most = settings.maxBody().toBytes();
        archive = settings.maxArchive().toBytes();
        patience = PATIENCE * most;
    }

    private long limit(ServerHttpRequest request) {
        return ARCHIVES.contains(request.getURI().getRawPath()) ? archive : most;
    }

    /** A body grew beyond the limit while it was passed on. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Mono<Refusal> refuse(Arrival arrival, ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getContentLength() > limit(exchange.getRequest())
                ? Mono.just(Refusal.because(Reason.REQUEST_TOO_LARGE))
                : Mono.empty();
    }

    /** The same request with a body that ends in an error when it grew too large. */
    ServerHttpRequest counted(ServerHttpRequest request) {
        long limit = limit(request);
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var seen = new AtomicLong();
                return super.getBody()
                        .filter(part ->
                                within(limit, seen.addAndGet(part.readableByteCount()), part))
                        .concatWith(Mono.defer(() -> verdict(limit, seen.get())));
            }
        };
    }

    /**
     * Reads what a refused sender is still sending, for a while: or it would never read our answer.
     */
    Mono<Void> drain(ServerHttpRequest request) {
        var seen = new AtomicLong();
        return request.getBody()
                .doOnNext(part -> seen.addAndGet(part.readableByteCount()))
                .doOnNext(DataBufferUtils::release)
                .takeUntil(part -> seen.get() > patience)
                .then()
                .timeout(LINGER)
                .onErrorComplete();
    }

    private boolean within(long limit, long seen, DataBuffer part) {
        if (seen <= limit) return true;
        DataBufferUtils.release(part);
        if (seen > limit + patience) throw new TooLarge();
        return false;
    }

    private static Mono<DataBuffer> verdict(long limit, long seen) {
        return seen > limit ? Mono.error(new TooLarge()) : Mono.empty();
    }
}
