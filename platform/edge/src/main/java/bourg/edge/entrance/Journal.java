package bourg.edge.entrance;

import bourg.edge.answers.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Notes every request once: a line in the log and a count by host, route and status; never who it
 * was.
 */
@Component
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger("bourg.edge.requests");
    private static final int CLIENT_LEFT = 499;

    private final MeterRegistry meters;

    Journal(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Notes the end of a request; without an arrival it was malformed, without a route it was
     * refused here.
     */
    void note(ServerWebExchange exchange, Optional<Arrival> arrival, Trace trace, Duration took) {
        var route = route(exchange);
        var status = status(exchange);
        // Only hosts that somebody owns are named: anybody can invent other ones.
        var passed = arrival.filter(one -> !route.equals("edge"));
        var host = passed.map(one -> one.address().host()).orElse("none");
        var tags = new String[] {"host", host, "route", route, "status", Integer.toString(status)};
        meters.counter("bourg.edge.requests", tags).increment();
        meters.timer("bourg.edge.duration", "route", route)
                .record(took.toNanos(), TimeUnit.NANOSECONDS);
        LOG.atInfo()
                .addKeyValue("trace_id", trace.traceId())
                .addKeyValue("host", host)
                .addKeyValue("route", route)
                .addKeyValue("method", exchange.getRequest().getMethod().name())
                .addKeyValue("path", passed.map(Arrival::path).orElse("-"))
                .addKeyValue("status", status)
                .addKeyValue("duration_ms", took.toMillis())
                .log("{} {} {}", exchange.getRequest().getMethod(), host, status);
    }

    private static String route(ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return route == null ? "edge" : route.getId();
    }

    private static int status(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? CLIENT_LEFT : status.value();
    }
}
