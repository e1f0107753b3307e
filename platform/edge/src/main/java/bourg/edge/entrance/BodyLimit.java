package bourg.edge.entrance;

import bourg.edge.EdgeSettings;
import bourg.edge.answers.Reason;
import bourg.edge.answers.Refusal;
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
    private final long limit;

    BodyLimit(EdgeSettings settings) {
        limit = settings.maxBody().toBytes();
    }

    /** A body grew beyond the limit while it was passed on. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Mono<Refusal> refuse(Arrival arrival, ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getContentLength() > limit
                ? Mono.just(Refusal.because(Reason.BODY_TOO_LARGE))
                : Mono.empty();
    }

    /** The same request with a body that ends in an error when it grows too large. */
    ServerHttpRequest counted(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                var seen = new AtomicLong();
                return super.getBody()
                        .handle((part, sink) -> {
                            if (seen.addAndGet(part.readableByteCount()) <= limit) {
                                sink.next(part);
                            } else {
                                DataBufferUtils.release(part);
                                sink.error(new TooLarge());
                            }
                        });
            }
        };
    }
}
